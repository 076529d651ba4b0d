using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Core.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.ClaimsReception;

/// <summary>Each test is a register of its own, taken over from the one before: only what it names is looked at.</summary>
public sealed class ClaimsRegisterImportTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private TestUser official = TestUser.Visitor;

    public async Task InitializeAsync() => official = await portal.NewOfficial(AccountRole.Operator);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_imported_can_register()
    {
        var import = await portal.ImportRegister(official, RegisterCsv.Of(RegisterCsv.Good, RegisterCsv.Hospital()));

        Assert.Equal(ClaimsRegisterImportStatus.Imported, import.Status);
        var (office, hospital) = (await VerifyAsync("KJ440000000001"), await VerifyAsync("KJ440000000006"));
        var place = Assert.Single(office.Places);
        Assert.Equal(("4470100019", "8700046", "097-534-6111", true), (place.Number, place.Facts.PostalCode, place.Facts.Phone, place.Facts.IsNonProfit));
        Assert.Equal(["11", "15"], place.Facts.ServiceCodes);
        Assert.Equal((InstitutionKind.Hospital, 200), (hospital.Places[0].Facts.InstitutionKind, hospital.Places[0].Facts.Beds));
        Assert.Equal(ClaimsReceptionState.Refused, (await VerifyAsync("KJ440000000001", "Denshi-2027")).State);
    }

    [Fact]
    public async Task Nothing_changes_before_it_is_confirmed_and_everything_is_counted()
    {
        var (kept, changed, gone) = (RegisterCsv.Office(), RegisterCsv.Office(), RegisterCsv.Office());
        await portal.ImportRegister(official, RegisterCsv.Of(kept, changed, gone));

        var import = await portal.CheckRegister(
            official, RegisterCsv.Of(kept, With(changed, ClaimsRegisterCsv.Name, "新しい名称"), RegisterCsv.Office()));

        Assert.Equal(ClaimsRegisterImportStatus.Checked, import.Status);
        Assert.Equal((3, 0, 3, 1, 1, 1, 1), (import.Counts.Rows, import.Counts.ProblemRows, import.Counts.Places,
            import.Counts.NewPlaces, import.Counts.ChangedPlaces, import.Counts.UnchangedPlaces, import.Counts.VanishedPlaces));
        Assert.Equal("大分あおぞらケアセンター", (await portal.RegisterPlace(changed[1])).Facts.Name);
        var view = await portal.SendAs(official, new FindClaimsRegisterImport(import.Id, ClaimsRegisterOutcome.Changed, 1));
        Assert.Equal(["名称：大分あおぞらケアセンター → 新しい名称"], Assert.Single(view!.Changes).Differences);
        await CancelAsync(import.Id);
    }

    [Fact]
    public async Task What_has_vanished_stays_and_no_longer_verifies_until_it_comes_back()
    {
        var (stays, leaves) = (RegisterCsv.Office(), RegisterCsv.Office());
        await portal.ImportRegister(official, RegisterCsv.Of(stays, leaves));

        await portal.ImportRegister(official, RegisterCsv.Of(stays));

        Assert.Equal(portal.Clock.Now, (await portal.RegisterPlace(leaves[1])).LeftRegisterAt);
        Assert.Equal(ClaimsReceptionState.Refused, (await VerifyAsync(leaves[11])).State);
        Assert.Equal(ClaimsReceptionState.Verified, (await VerifyAsync(stays[11])).State);

        await portal.ImportRegister(official, RegisterCsv.Of(stays, leaves));

        Assert.Null((await portal.RegisterPlace(leaves[1])).LeftRegisterAt);
        Assert.Equal(ClaimsReceptionState.Verified, (await VerifyAsync(leaves[11])).State);
    }

    [Fact]
    public async Task Rows_of_one_place_add_up_their_services_and_users_and_rows_of_one_user_their_places()
    {
        var first = RegisterCsv.Office((ClaimsRegisterCsv.Services, "15"));
        var second = With(With(first, ClaimsRegisterCsv.Services, "11/A2"), ClaimsRegisterCsv.UserId, ClaimsUsers.NewUserId());
        var other = RegisterCsv.Office((ClaimsRegisterCsv.UserId, first[11]));

        var import = await portal.ImportRegister(official, RegisterCsv.Of(first, second, other));

        Assert.Equal((3, 2), (import.Counts.Rows, import.Counts.Places));
        Assert.Equal(["11", "15", "A2"], (await portal.RegisterPlace(first[1])).Facts.ServiceCodes);
        Assert.Equal(new[] { first[1], other[1] }.Order(), (await VerifyAsync(first[11])).Places.Select(p => p.Number));
        Assert.Equal([first[1]], (await VerifyAsync(second[11])).Places.Select(p => p.Number));
    }

    [Fact]
    public async Task A_user_who_bills_for_less_than_before_is_told_less()
    {
        var first = RegisterCsv.Office();
        var second = RegisterCsv.Office((ClaimsRegisterCsv.UserId, first[11]));
        await portal.ImportRegister(official, RegisterCsv.Of(first, second));

        await portal.ImportRegister(official, RegisterCsv.Of(first, With(second, ClaimsRegisterCsv.UserId, ClaimsUsers.NewUserId())));

        Assert.Equal([first[1]], (await VerifyAsync(first[11])).Places.Select(p => p.Number));
    }

    [Fact]
    public async Task A_clinic_is_one_place_as_office_and_another_as_institution()
    {
        var number = ClaimsUsers.NewNumber('1');
        var userId = ClaimsUsers.NewUserId();
        var office = RegisterCsv.Row(
            (ClaimsRegisterCsv.Kind, "みなし介護事業所"), (ClaimsRegisterCsv.Number, number), (ClaimsRegisterCsv.Services, "31"), (ClaimsRegisterCsv.UserId, userId));
        var clinic = RegisterCsv.Hospital(
            (ClaimsRegisterCsv.Number, number), (ClaimsRegisterCsv.InstitutionKind, "診療所"), (ClaimsRegisterCsv.Beds, "0"), (ClaimsRegisterCsv.UserId, userId));

        await portal.ImportRegister(official, RegisterCsv.Of(office, clinic));

        Assert.Equal(
            [OfficeKind.DeemedCareOffice, OfficeKind.MedicalInstitution], (await VerifyAsync(userId)).Places.Select(p => p.Kind));
    }

    [Fact]
    public async Task The_place_of_a_row_that_is_left_out_stays_as_it_was()
    {
        var (good, bad, gone) = (RegisterCsv.Office(), RegisterCsv.Office(), RegisterCsv.Office());
        await portal.ImportRegister(official, RegisterCsv.Of(good, bad, gone));

        var import = await portal.ImportRegister(
            official, RegisterCsv.Of(good, With(With(bad, ClaimsRegisterCsv.Phone, "110"), ClaimsRegisterCsv.Name, "違う名称")));

        Assert.Equal((1, 1, true), (import.Counts.ProblemRows, import.Counts.VanishedPlaces, import.LeavesOutProblems));
        Assert.Equal("大分あおぞらケアセンター", (await portal.RegisterPlace(bad[1])).Facts.Name);
        Assert.Equal(ClaimsReceptionState.Verified, (await VerifyAsync(bad[11])).State);
        Assert.NotNull((await portal.RegisterPlace(gone[1])).LeftRegisterAt);
    }

    [Fact]
    public async Task A_row_whose_number_cannot_be_read_keeps_the_places_of_its_user()
    {
        var (good, bad) = (RegisterCsv.Office(), RegisterCsv.Office());
        await portal.ImportRegister(official, RegisterCsv.Of(good, bad));

        var import = await portal.ImportRegister(official, RegisterCsv.Of(good, With(bad, ClaimsRegisterCsv.Number, "447010001")));

        Assert.Equal((1, 0), (import.Counts.ProblemRows, import.Counts.VanishedPlaces));
        Assert.Equal(ClaimsReceptionState.Verified, (await VerifyAsync(bad[11])).State);
    }

    [Fact]
    public async Task Where_a_row_shows_neither_number_nor_user_nothing_leaves_the_register()
    {
        var (good, gone) = (RegisterCsv.Office(), RegisterCsv.Office());
        await portal.ImportRegister(official, RegisterCsv.Of(good, gone));

        var import = await portal.ImportRegister(official, RegisterCsv.Of(good) + "以上,\r\n");

        Assert.Equal((1, 1, 0, 0), (import.Counts.ProblemRows, import.Counts.UnknownRows, import.Counts.VanishedPlaces, import.Counts.VanishedUsers));
        Assert.Equal(ClaimsReceptionState.Verified, (await VerifyAsync(gone[11])).State);
    }

    [Fact]
    public async Task A_new_password_is_counted_and_taken()
    {
        var office = RegisterCsv.Office();
        await portal.ImportRegister(official, RegisterCsv.Of(office));

        var import = await portal.ImportRegister(official, RegisterCsv.Of(With(office, ClaimsRegisterCsv.SecretHash, ClaimsSecret.Of("wxyz9876"))));

        Assert.Equal((0, 1, 0), (import.Counts.NewUsers, import.Counts.ChangedUsers, import.Counts.ChangedPlaces));
        Assert.Equal(ClaimsReceptionState.Verified, (await VerifyAsync(office[11], "wxyz9876")).State);
        Assert.Equal(ClaimsReceptionState.Refused, (await VerifyAsync(office[11])).State);
    }

    [Fact]
    public async Task A_file_in_Shift_JIS_is_read_as_well()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var office = RegisterCsv.Office((ClaimsRegisterCsv.Name, "髙橋ｹｱｾﾝﾀｰ①"));

        var import = await portal.CheckRegister(official, RegisterCsv.Of(office), Encoding.GetEncoding(932));

        Assert.Equal((ClaimsRegisterImportStatus.Checked, 0), (import.Status, import.Counts.ProblemRows));
        var view = await portal.SendAs(official, new FindClaimsRegisterImport(import.Id, ClaimsRegisterOutcome.New, 1));
        Assert.Contains("髙橋ｹｱｾﾝﾀｰ①", view!.Changes.Select(c => c.Name));
        await CancelAsync(import.Id);
    }

    [Fact]
    public async Task The_file_and_the_rows_are_gone_once_they_are_of_no_more_use()
    {
        var id = await portal.UploadRegister(official, RegisterCsv.Of(RegisterCsv.Office()));
        var fileId = (await portal.RegisterImport(id)).FileId!.Value;

        await portal.SendAsWorker(new CheckClaimsRegister());
        await portal.SendAsWorker(new PurgeDiscardedFiles());

        Assert.Null(await portal.Services.GetRequiredService<IFileStore>().OpenAsync(fileId, CancellationToken.None));
        Assert.Null((await portal.RegisterImport(id)).FileId);
        await CancelAsync(id);
        Assert.Equal((0, 0), await portal.InDatabase(async db => (
            await db.ClaimsRegisterRows.CountAsync(r => r.ImportId == id), await db.ClaimsRegisterChanges.CountAsync(c => c.ImportId == id))));
    }

    [Fact]
    public async Task Every_step_is_audited_without_a_name_or_a_number()
    {
        var import = await portal.ImportRegister(official, RegisterCsv.Of(RegisterCsv.Office()));

        var events = await portal.InDatabase(db => db.AuditEvents.AsNoTracking().Where(e => e.ObjectId == import.Id).OrderBy(e => e.Id).ToListAsync());

        Assert.Equal(["ClaimsRegisterUploaded", "ClaimsRegisterConfirmed", "ClaimsRegisterImported"], events.Select(e => e.Action));
        Assert.Equal(["Account", "Account", "Worker"], events.Select(e => e.ActorKind));
        Assert.StartsWith("""{"NewPlaces":1,""", events[^1].Details, StringComparison.Ordinal);
    }

    internal static IReadOnlyList<string> With(IReadOnlyList<string> row, string column, string cell) =>
        [.. row.Zip(ClaimsRegisterCsv.Headings, (before, heading) => heading == column ? cell : before)];

    private Task<Result> CancelAsync(Guid id) => portal.SendAs(official, new CancelClaimsRegister(id));

    private async Task<ClaimsReceptionAnswer> VerifyAsync(string userId, string password = ClaimsUsers.Password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RegisterVerifier>().VerifyAsync(userId, password, CancellationToken.None);
    }
}
