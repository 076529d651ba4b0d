using Npgsql;
using Portal.Core.Accounts;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Time;

public sealed class DatabaseClockTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_follows_the_database_and_not_this_machine()
    {
        var clock = new DatabaseClock();

        await using var connection = new NpgsqlConnection(portal.Database.AppConnection);
        await connection.OpenAsync();
        await clock.SynchroniseAsync(connection, CancellationToken.None);

        Assert.InRange(clock.GetUtcNow(), DateTimeOffset.UtcNow.AddSeconds(-5), DateTimeOffset.UtcNow.AddSeconds(5));
    }

    [Fact]
    public async Task An_instant_comes_back_from_the_database_as_it_went()
    {
        var clock = new DatabaseClock();
        for (var i = 0; i < 20; i++)
        {
            var written = new AttemptCounter { Key = $"clock-{i}", WindowStartedAt = clock.GetUtcNow(), Count = 1 };
            await portal.Add(written);

            var read = await portal.InDatabase(async db => (await db.AttemptCounters.FindAsync(written.Key, written.WindowStartedAt))!);

            Assert.Equal(written.WindowStartedAt, read.WindowStartedAt);
        }
    }
}
