using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Data;
using Portal.Tests.Pages.Review;

namespace Portal.Tests.Pages.Speed;

/// <summary>A portal that counts what it asks its database. One request at a time, or the numbers mean nothing.</summary>
public sealed class CountingPortal : GateFixture
{
    private readonly Counter counter = new();

    /// <summary>The commands sent while a page is opened.</summary>
    public async Task<(HttpResponseMessage Page, IReadOnlyList<string> Commands)> WatchAsync(Func<Task<HttpResponseMessage>> open)
    {
        counter.Commands.Clear();
        var page = await open();
        return (page, [.. counter.Commands]);
    }

    protected override void Replace(IServiceCollection services)
    {
        base.Replace(services);
        services.ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(counter));
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public List<string> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default) => Count(command, result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default) => Count(command, result);

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result,
            CancellationToken cancellationToken = default) => Count(command, result);

        private ValueTask<T> Count<T>(DbCommand command, T result)
        {
            Commands.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
