using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

public sealed class MunicipalityImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const MasterListKind Kind = MasterListKind.Municipalities;

    [Fact]
    public async Task What_is_new_renamed_and_gone_is_shown_and_then_done()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var csv = await portal.MunicipalityCsvAsync(
            line => line.StartsWith("442054,", StringComparison.Ordinal) ? "442054,大分県,佐伯新市,ｵｵｲﾀｹﾝ,ｻｲｷｼﾝｼ"
                : line.StartsWith("442062,", StringComparison.Ordinal) ? null : line,
            "442178,大分県,試験市,ｵｵｲﾀｹﾝ,ｼｹﾝｼ");
        var id = await portal.UploadAsync(official, Kind, csv);
        var plan = await portal.PreviewAsync(official, Kind, id);

        var counts = (await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint))).Value;
        var again = (await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint))).Value;

        Assert.Equal((1, 1, 1), (counts.Added, counts.Changed, counts.Gone));
        Assert.Equal(counts, again);
        Assert.Equal(["名称：佐伯市 → 佐伯新市", "よみ：さいきし → さいきしんし"], plan.Rows.Single(r => r.Outcome == MasterImportOutcome.Changed).Changes);
        Assert.Equal("臼杵市", plan.Rows.Single(r => r.Outcome == MasterImportOutcome.Gone).Name);
        Assert.Equal(["試験市"], await FoundAsync("しけんし"));
        Assert.Equal(["佐伯新市"], await FoundAsync("佐伯市"));
        Assert.Empty(await FoundAsync("臼杵市"));
        Assert.Equal(new DateOnly(2026, 11, 20), await portal.InDatabase(db => db.Municipalities.Where(m => m.Code == "442062").Select(m => m.EndedOn).SingleAsync()));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "MunicipalitiesImported" && e.ObjectId == id)));

        // The next list has it again.
        await portal.ImportAsync(official, Kind, await portal.MunicipalityCsvAsync(null, "442062,大分県,臼杵市,ｵｵｲﾀｹﾝ,ｳｽｷｼ"));
        Assert.Equal(["臼杵市"], await FoundAsync("臼杵市"));
    }

    [Fact]
    public async Task The_ministrys_own_rows_of_prefectures_and_villages_without_an_office_are_passed_over()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);

        var csv = await portal.MunicipalityCsvAsync(null, "010006,北海道,,ﾎｯｶｲﾄﾞｳ,", "016951,北海道,色丹村,ﾎｯｶｲﾄﾞｳ,ｼｺﾀﾝﾑﾗ");
        var plan = await portal.PreviewAsync(official, Kind, await portal.UploadAsync(official, Kind, csv));

        Assert.Empty(plan.FileProblems);
        Assert.All(plan.Rows, r => Assert.Equal(MasterImportOutcome.Unchanged, r.Outcome));
    }

    [Theory]
    [InlineData("442012,大分県,大分市,ｵｵｲﾀｹﾝ,ｵｵｲﾀｼ", "団体コード", "団体コードが正しくありません。")]
    [InlineData("42011,大分県,大分市,ｵｵｲﾀｹﾝ,ｵｵｲﾀｼ", "団体コード", "先頭の0が消えていないか")]
    [InlineData("442011,大分県,大分市,ｵｵｲﾀｹﾝ,ｵｵｲﾀｼ", "団体コード", "行目と同じ団体コードです。")]
    [InlineData("442178,大分県,試験市,ｵｵｲﾀｹﾝ,", "市区町村名（カナ）", "よみは、カタカナかひらがなで書いてください。")]
    [InlineData("442178,大分県,とても長い名前とても長い名前とても長い名前とても長い名前とても市,ｵｵｲﾀｹﾝ,ﾅｶﾞｲ", "市区町村名（漢字）", "30文字以内")]
    public async Task One_wrong_row_imports_nothing(string line, string column, string message)
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = await portal.UploadAsync(official, Kind, await portal.MunicipalityCsvAsync(null, line));
        var plan = await portal.PreviewAsync(official, Kind, id);

        var result = await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint));

        var problem = Assert.Single(plan.Rows.Single(r => r.Outcome == MasterImportOutcome.Refused).Problems);
        Assert.Equal(column, problem.Column);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal([MasterImportErrors.HasProblems], result.Errors);
        Assert.Equal(0, await portal.InDatabase(db => db.Municipalities.CountAsync(m => m.Code == "442178" && m.Name != "試験市")));
    }

    [Fact]
    public async Task A_list_of_one_prefecture_would_end_the_others_and_is_refused()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);

        var csv = await portal.MunicipalityCsvAsync(line => line.StartsWith("44", StringComparison.Ordinal) ? line : null);
        var id = await portal.UploadAsync(official, Kind, csv);
        var plan = await portal.PreviewAsync(official, Kind, id);

        Assert.StartsWith("北海道などの市町村がありません。", Assert.Single(plan.FileProblems).Message, StringComparison.Ordinal);
        Assert.Equal([MasterImportErrors.HasProblems], (await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint))).Errors);
    }

    [Fact]
    public async Task What_changed_meanwhile_expired_or_is_somebody_elses_is_not_imported()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = await portal.UploadAsync(official, Kind, await portal.MunicipalityCsvAsync(null, "442186,大分県,予定市,ｵｵｲﾀｹﾝ,ﾖﾃｲｼ"));
        var plan = await portal.PreviewAsync(official, Kind, id);
        var colleague = await portal.NewOfficial(AccountRole.Operator);

        Assert.Null(await portal.SendAs(colleague, new PreviewMasterImport(id, Kind)));
        Assert.Equal([MasterImportErrors.Gone], (await portal.SendAs(colleague, new ConfirmMasterImport(id, Kind, plan.Fingerprint))).Errors);
        Assert.Null(await portal.SendAs(official, new PreviewMasterImport(id, MasterListKind.Insurers)));
        Assert.Equal([MasterImportErrors.ListChanged], (await portal.SendAs(official, new ConfirmMasterImport(id, Kind, "another"))).Errors);
        portal.Clock.Advance(MasterImport.KeptFor);
        Assert.Null(await portal.SendAs(official, new PreviewMasterImport(id, Kind)));
        Assert.Equal([MasterImportErrors.Gone], (await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint))).Errors);
        Assert.Empty(await FoundAsync("予定市"));
    }

    private async Task<IEnumerable<string>> FoundAsync(string text) =>
        (await portal.SendAsWorker(new ListMunicipalities(new MunicipalityFilter(text, "oita", null, null, null), 1))).Rows.Select(m => m.Name);
}
