using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Audit;

public sealed class AuditTrailTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_chain_holds_for_events_written_one_by_one_together_and_at_once()
    {
        await portal.Add(Event(), Event(), Event());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.Add(Event(), Event())));

        var (verified, broken) = await portal.InDatabase(db => AuditChain.VerifyAsync(db, CancellationToken.None));

        Assert.Null(broken);
        Assert.True(verified >= 19);
    }

    [Theory]
    [InlineData("UPDATE audit_events SET action = 'Nothing'")]
    [InlineData("DELETE FROM audit_events")]
    [InlineData("TRUNCATE audit_events")]
    [InlineData("ALTER TABLE audit_events ADD COLUMN x int")]
    [InlineData("ALTER TABLE audit_events DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE review_sessions")]
    [InlineData("CREATE TABLE mine (x int)")]
    public async Task The_application_can_neither_touch_audit_rows_nor_alter_tables(string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(portal.Database.AppConnection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task A_changed_event_is_found_even_when_the_owner_went_around_the_trigger()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = DatabaseMigration.ContextOf(database.OwnerConnection);
        db.AddRange(Event(), Event(), Event());
        await db.SaveChangesAsync();
        await RunAsync(database.OwnerConnection,
            "ALTER TABLE audit_events DISABLE TRIGGER ALL; UPDATE audit_events SET action = 'Other' WHERE id = 2");
        db.ChangeTracker.Clear();

        var result = await AuditChain.VerifyAsync(db, CancellationToken.None);

        Assert.Equal((1, 2), result);
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private AuditEvent Event() => AuditEvent.By(
        TestUser.Visitor, portal.Clock.Now, "SomethingHappened", "Thing", Guid.CreateVersion7(), null, new { 件数 = 3 });
}
