using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>
/// A gate with the delays of the real one, which are written down instead of waited for, as is what each entry costs.
/// </summary>
public sealed class TimedGate : GateFixture
{
    private readonly Statements statements = new();
    private WaitingClock? waiting;
    private CountingHasher? hasher;

    /// <summary>What the entries since the last call have cost.</summary>
    public GateCost Take()
    {
        var waits = (waiting ?? throw new InvalidOperationException("The fixture has not started.")).Waits;
        var cost = new GateCost(TimeSpan.FromTicks(waits.Sum(w => w.Ticks)), hasher?.Take() ?? 0, [.. statements.Texts]);
        waits.Clear();
        statements.Texts.Clear();
        return cost;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ReviewGate:AnswerAfterMilliseconds", "1000");
        builder.UseSetting("ReviewGate:DelayStepMilliseconds", "1000");
    }

    protected override void Replace(IServiceCollection services)
    {
        base.Replace(services);
        waiting = new WaitingClock(Clock);
        services.RemoveAll<TimeProvider>();
        services.AddSingleton<TimeProvider>(waiting);
        services.AddSingleton<IPasswordHasher<object>>(provider =>
            hasher = new CountingHasher(provider.GetRequiredService<IOptions<PasswordHasherOptions>>()));
        services.ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(statements));
    }

    /// <summary>No work takes any time, and every wait is over at once.</summary>
    private sealed class WaitingClock(TestClock clock) : TimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<object>(options)
    {
        private int verified;

        public int Take() => Interlocked.Exchange(ref verified, 0);

        public override PasswordVerificationResult VerifyHashedPassword(object user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref verified);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    private sealed class Statements : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default) => Note(command, result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default) => Note(command, result);

        private ValueTask<T> Note<T>(DbCommand command, T result)
        {
            Texts.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}

/// <param name="Waited">Asked of the clock, in all.</param>
/// <param name="PasswordsChecked">Against a hash, real or not.</param>
/// <param name="Statements">Sent to the database.</param>
public sealed record GateCost(TimeSpan Waited, int PasswordsChecked, IReadOnlyList<string> Statements);
