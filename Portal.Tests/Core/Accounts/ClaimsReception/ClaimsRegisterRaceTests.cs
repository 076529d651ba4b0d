using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.ClaimsReception;

/// <summary>Two at once, and workers that die.</summary>
public sealed class ClaimsRegisterRaceTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private TestUser official = TestUser.Visitor;

    public async Task InitializeAsync() => official = await portal.NewOfficial(AccountRole.Operator);

    public async Task DisposeAsync()
    {
        foreach (var id in await portal.InDatabase(db => db.ClaimsRegisterImports.Where(i => i.Turn != null).Select(i => i.Id).ToListAsync()))
        {
            await portal.SendAs(official, new CancelClaimsRegister(id));
        }
    }

    [Fact]
    public async Task A_second_upload_is_refused_while_one_is_open_even_at_the_same_moment()
    {
        var uploads = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var file = new MemoryStream("a"u8.ToArray());
            return await portal.SendAs(official, new UploadClaimsRegister(file, "a.csv"));
        }));

        Assert.Single(uploads, u => !u.Failed);
        Assert.All(uploads.Where(u => u.Failed), u => Assert.Equal([ClaimsRegisterErrors.AnotherIsOpen], u.Errors));
        Assert.Equal(1, await portal.InDatabase(db => db.ClaimsRegisterImports.CountAsync(i => i.Turn != null)));
    }

    [Fact]
    public async Task A_worker_killed_while_it_reads_is_replaced_after_a_minute_and_no_row_is_counted_twice()
    {
        const int Offices = 6_000;
        var id = await portal.UploadRegister(official, RegisterCsv.Of(Enumerable.Range(0, Offices).Select(_ => RegisterCsv.Office())));

        // The second five thousand rows meet one that somebody else is about to write, and wait for it.
        await Assert.ThrowsAnyAsync<Exception>(() => portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO claims_register_rows (import_id, row, is_good, place_id, number, user_id, secret, is_temporary)
                VALUES ({id}, {Offices - 1}, false, {id}, '', '', '', false)
                """),
            () => portal.SendAsWorker(new CheckClaimsRegister()),
            async db =>
            {
                await KillBlockedAsync();
                await db.Database.ExecuteSqlAsync($"DELETE FROM claims_register_rows WHERE import_id = {id} AND row = {Offices - 1}");
            }));

        Assert.Equal(ClaimsRegisterImportStatus.Checking, (await portal.RegisterImport(id)).Status);
        Assert.Equal(5_000, await portal.InDatabase(db => db.ClaimsRegisterRows.CountAsync(r => r.ImportId == id)));
        Assert.False(await portal.SendAsWorker(new CheckClaimsRegister()));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await portal.SendAsWorker(new CheckClaimsRegister()));

        var import = await portal.RegisterImport(id);
        Assert.Equal((ClaimsRegisterImportStatus.Checked, Offices, 0), (import.Status, import.Counts.Rows, import.Counts.ProblemRows));
        // Numbers are drawn by lot: one may be twice in the file, or in the register already.
        var counts = import.Counts;
        Assert.Equal(counts.Places, counts.NewPlaces + counts.ChangedPlaces + counts.UnchangedPlaces);
        Assert.InRange(counts.Places, Offices - 100, Offices);
    }

    [Fact]
    public async Task A_worker_killed_while_it_imports_leaves_nothing_behind_and_the_next_one_begins_at_once()
    {
        var (before, after) = (RegisterCsv.Office(), RegisterCsv.Office());
        await portal.ImportRegister(official, RegisterCsv.Of(before));
        var import = await portal.CheckRegister(official, RegisterCsv.Of(after));
        await portal.SendAs(official, new ConfirmClaimsRegister(import.Id, false, AcceptVanished: true));

        await Assert.ThrowsAnyAsync<Exception>(() => portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync($"SELECT 1 FROM register_places WHERE number = {before[1]} FOR UPDATE"),
            () => portal.SendAsWorker(new ImportClaimsRegister()),
            _ => KillBlockedAsync()));

        Assert.Equal(ClaimsRegisterImportStatus.Confirmed, (await portal.RegisterImport(import.Id)).Status);
        Assert.Null((await portal.RegisterPlace(before[1])).LeftRegisterAt);
        Assert.False(await portal.InDatabase(db => db.RegisterPlaces.AnyAsync(p => p.Number == after[1])));

        Assert.True(await portal.SendAsWorker(new ImportClaimsRegister()));

        Assert.Equal(ClaimsRegisterImportStatus.Imported, (await portal.RegisterImport(import.Id)).Status);
        Assert.NotNull((await portal.RegisterPlace(before[1])).LeftRegisterAt);
        Assert.Null((await portal.RegisterPlace(after[1])).LeftRegisterAt);
        Assert.False(await portal.SendAsWorker(new ImportClaimsRegister()));
    }

    [Fact]
    public async Task What_fails_again_and_again_ends_and_makes_room()
    {
        var import = await portal.CheckRegister(official, RegisterCsv.Of(RegisterCsv.Office()));
        await portal.SendAs(official, new ConfirmClaimsRegister(import.Id, false, true));
        await portal.Database.RunAsOwnerAsync("ALTER TABLE claims_user_places RENAME TO away");
        try
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                await Assert.ThrowsAsync<PostgresException>(() => portal.SendAsWorker(new ImportClaimsRegister()));
            }
        }
        finally
        {
            await portal.Database.RunAsOwnerAsync("ALTER TABLE away RENAME TO claims_user_places");
        }

        Assert.True(await portal.SendAsWorker(new ImportClaimsRegister()));

        var ended = await portal.RegisterImport(import.Id);
        Assert.Equal((ClaimsRegisterImportStatus.Failed, null), (ended.Status, ended.Turn));
        Assert.Contains("登録簿は変わっていません", ended.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_cancelled_while_it_is_read_and_not_once_it_is_confirmed()
    {
        var first = await portal.UploadRegister(official, RegisterCsv.Of(RegisterCsv.Office()));
        Assert.False((await portal.SendAs(official, new CancelClaimsRegister(first))).Failed);
        Assert.False(await portal.SendAsWorker(new CheckClaimsRegister()));

        var second = await portal.CheckRegister(official, RegisterCsv.Of(RegisterCsv.Office()));
        await portal.SendAs(official, new ConfirmClaimsRegister(second.Id, false, true));

        Assert.Equal([ClaimsRegisterErrors.NotWaiting], (await portal.SendAs(official, new CancelClaimsRegister(second.Id))).Errors);
        await portal.SendAsWorker(new ImportClaimsRegister());
    }

    [Fact]
    public async Task What_nobody_confirms_is_given_up_after_a_day()
    {
        var import = await portal.CheckRegister(official, RegisterCsv.Of(RegisterCsv.Office()));

        portal.Clock.Advance(TimeSpan.FromHours(25));
        await portal.SendAsWorker(new ForgetClaimsRegisterImports());

        Assert.Equal(ClaimsRegisterImportStatus.Cancelled, (await portal.RegisterImport(import.Id)).Status);
        Assert.False(await portal.InDatabase(db => db.ClaimsRegisterRows.AnyAsync(r => r.ImportId == import.Id)));
    }

    private Task KillBlockedAsync() => portal.Database.RunAsOwnerAsync(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
}
