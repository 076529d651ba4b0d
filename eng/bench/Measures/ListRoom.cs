using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Core;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Bench.Measures;

/// <summary>Use cases as the pages send them, acted by a member of some insurer, on a database with many rows.</summary>
internal sealed class ListRoom : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly QueryCounter counter = new();
    private readonly string owner;

    public ListRoom(BenchPlace place)
    {
        owner = place.OwnerConnection;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Portal", (string?)place.AppConnection)]).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddPortalIdentitySchema()
            .AddPortalCore(configuration)
            .ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(counter))
            .AddScoped<ActingClerk>()
            .AddScoped<ICurrentUser>(provider => provider.GetRequiredService<ActingClerk>())
            .BuildServiceProvider();
    }

    /// <summary>An insurer with so many reviewers and as many sessions.</summary>
    public async Task<Guid> NewInsurerAsync(string number, int rows)
    {
        var insurer = Guid.CreateVersion7();
        await using var database = NpgsqlDataSource.Create(owner + ";Command Timeout=600");
        foreach (var sql in new[]
        {
            $"INSERT INTO insurers (id, insurer_number, name, kind, has_insurer_function) VALUES ('{insurer}', '{number}', '試験市', 'Municipality', true)",
            $"""
            INSERT INTO reviewers (id, insurer_id, name, email, email_key, profession, is_active, created_at)
            SELECT gen_random_uuid(), '{insurer}', '審査 ' || md5(n::text), 'r' || n || '@example.jp', 'r' || n || '@example.jp', '医師', true, now()
            FROM generate_series(1, {rows}) n
            """,
            $"""
            INSERT INTO review_sessions (id, insurer_id, number, planned_on, panel_name, place, note, download_allowed, expires_on, status,
              version, revision, created_at, created_by_id, saved_at, saved_by_id, registered_at, deletion_reason, failed_attempts)
            SELECT gen_random_uuid(), '{insurer}', n, date '2000-01-01' + n % 20000, '第1合議体', '第2会議室', '', true,
              date '2000-01-08' + n % 20000, 'Registered', 1, 1, now(), '{insurer}', now(), '{insurer}', now(), '', 0
            FROM generate_series(1, {rows}) n
            """,
            "VACUUM ANALYZE reviewers",
            "VACUUM ANALYZE review_sessions",
        })
        {
            await using var command = database.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        return insurer;
    }

    public async Task SendAsync<T>(Guid insurer, IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingClerk>().InsurerId = insurer;
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<int> CountQueriesAsync(Func<Task> work)
    {
        var before = counter.Count;
        await work();
        return counter.Count - before;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
