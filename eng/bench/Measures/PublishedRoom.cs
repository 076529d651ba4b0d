using System.Diagnostics;
using Npgsql;

namespace Portal.Bench.Measures;

/// <summary>All 1,741 municipalities with a published start and a history, and somebody who publishes one more.</summary>
internal sealed class PublishedRoom(BenchPlace place) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly NpgsqlDataSource database = NpgsqlDataSource.Create(place.OwnerConnection);

    /// <summary>Each municipality was 日程調整中, got a date and a later one: three versions.</summary>
    public async Task FillAsync()
    {
        await RunAsync("DELETE FROM service_starts");
        foreach (var (state, day, reason, isLast) in new[]
        {
            ("Arranging", "NULL", "NULL", false),
            ("Decided", "date '2026-11-01' + (row_number() OVER (ORDER BY code))::int % 500", "NULL", false),
            ("Decided", "date '2026-12-01' + (row_number() OVER (ORDER BY code))::int % 480", "'システムの準備に時間がかかるため'", true),
        })
        {
            await RunAsync($"""
                WITH next AS (INSERT INTO public_status_versions (id, number, cause, published_at)
                  SELECT gen_random_uuid(), max(number) + 1, 'Starts', now() FROM public_status_versions RETURNING number)
                INSERT INTO service_starts (id, municipality_code, version, state, starts_on, reason, published_at, replaced_in_version)
                SELECT gen_random_uuid(), code, (SELECT number FROM next), '{state}', {day}, {reason}, now(),
                  {(isLast ? "NULL" : "(SELECT number FROM next) + 1")}
                FROM municipalities WHERE ended_on IS NULL
                """);
        }
    }

    /// <summary>Milliseconds from the commit of another date until the municipality's page shows it on each of the portals.</summary>
    public async Task<IReadOnlyList<double>> PublishAsync(string path, string code, DateOnly day, string shown, params HttpClient[] portals)
    {
        await RunAsync($"""
            WITH next AS (INSERT INTO public_status_versions (id, number, cause, published_at)
              SELECT gen_random_uuid(), max(number) + 1, 'Starts', now() FROM public_status_versions RETURNING number)
            UPDATE service_starts SET replaced_in_version = (SELECT number FROM next) WHERE municipality_code = '{code}' AND replaced_in_version IS NULL;
            INSERT INTO service_starts (id, municipality_code, version, state, starts_on, reason, published_at)
            SELECT gen_random_uuid(), '{code}', max(number), 'Decided', date '{day:yyyy-MM-dd}', '試験のため', now() FROM public_status_versions
            """);
        var start = Stopwatch.GetTimestamp();
        return await Task.WhenAll(portals.Select(portal => WaitAsync(portal, path, shown, start)));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task<double> WaitAsync(HttpClient portal, string path, string shown, long start)
    {
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            if ((await portal.GetStringAsync(new Uri(path, UriKind.Relative))).Contains(shown, StringComparison.Ordinal))
            {
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException($"{path} never showed {shown}.");
    }

    private async Task RunAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
