using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

public sealed class OpinionImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const MasterListKind Kind = MasterListKind.Opinions;
    private const string Header = "団体コード,市区町村,主治医意見書の電送の開始日,変更の理由,住民の問い合わせ先,電話番号";

    [Fact]
    public async Task What_is_stated_is_published_as_one_version_for_all()
    {
        var before = await NewestAsync();

        var done = await ImportAsync("012025,函館市,令和9年4月1日,,介護保険課,0138-21-0000", "012033,,2027/5/6,,,");

        Assert.Equal(new MasterImportCounts(0, 2, 0, 0), done.Value);
        Assert.Equal(before + 1, await NewestAsync());
        var (first, second) = (await FindAsync("012025"), await FindAsync("012033"));
        Assert.Equal((new DateOnly(2027, 4, 1), "介護保険課", "0138-21-0000"), (first.OpinionStartsOn, first.Desk!.Name, first.Desk.Phone));
        Assert.Equal((new DateOnly(2027, 5, 6), null), (second.OpinionStartsOn, second.Desk));
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.Action == "OpinionsImported")));
    }

    [Fact]
    public async Task A_published_day_moves_or_goes_with_its_reason_and_an_empty_cell_changes_nothing()
    {
        await ImportAsync("012041,,令和9年4月1日,,介護高齢課,0166-26-1111");

        var same = await ImportAsync("012041,,,,,");
        var version = await NewestAsync();
        await ImportAsync("012041,,令和9年6月1日,準備のため,,");
        await ImportAsync("012041,,なし,見直しのため,なし,なし");

        Assert.Equal(new MasterImportCounts(0, 0, 0, 1), same.Value);
        Assert.Equal(version + 2, await NewestAsync());
        var found = await FindAsync("012041");
        Assert.Equal([null, new DateOnly(2027, 6, 1), new DateOnly(2027, 4, 1)], found.Opinions.Select(o => o.StartsOn));
        Assert.Equal(["見直しのため", "準備のため", null], found.Opinions.Select(o => o.Reason));
        Assert.Null(found.Desk);
    }

    [Theory]
    [InlineData("999999,,令和9年4月1日,,,", "団体コード", "市町村の一覧にない")]
    [InlineData("012068,,らいねん,,,", "主治医意見書の電送の開始日", "日付は、")]
    [InlineData("012068,,,,介護\u202E課,", "住民の問い合わせ先", "見えない文字")]
    [InlineData("012068,,,,,0", "電話番号", "市外局番から")]
    [InlineData("012050,,令和9年9月1日,,,", "変更の理由", "変える理由を書いてください。")]
    public async Task One_wrong_row_publishes_nothing(string line, string column, string message)
    {
        await ImportAsync("012050,,令和9年4月1日,,,");
        var version = await NewestAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = await portal.UploadAsync(official, Kind, $"{Header}\r\n012076,,令和9年4月1日,,,\r\n{line}");

        var plan = await portal.PreviewAsync(official, Kind, id);
        var result = await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint));

        var problem = Assert.Single(plan.Rows.Single(r => r.Outcome == MasterImportOutcome.Refused).Problems);
        Assert.Equal(column, problem.Column);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal([MasterImportErrors.HasProblems], result.Errors);
        Assert.Equal(version, await NewestAsync());
    }

    [Fact]
    public async Task Confirmed_twice_it_is_one_version_and_what_changed_meanwhile_is_looked_at_again()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = await portal.UploadAsync(official, Kind, $"{Header}\r\n012084,,令和9年4月1日,,,");
        var plan = await portal.PreviewAsync(official, Kind, id);
        await ImportAsync("012092,,令和9年4月1日,,,");
        var stale = await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint));
        var fresh = await portal.PreviewAsync(official, Kind, id);
        var version = await NewestAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.SendAs(official, new ConfirmMasterImport(id, Kind, fresh.Fingerprint))));

        Assert.Equal([MasterImportErrors.ListChanged], stale.Errors);
        Assert.All(both, r => Assert.Empty(r.Errors));
        Assert.Equal(version + 1, await NewestAsync());
    }

    [Fact]
    public async Task Subscribers_are_told_of_it()
    {
        var email = await portal.NewSubscriber("012106");

        await ImportAsync("012106,,令和9年4月1日,,,");
        await portal.AnnounceAll();

        Assert.Contains(
            "■ 北海道岩見沢市\n主治医意見書の電送の開始日が決まりました：令和9年4月1日（木）", await portal.BodyFor(email, nameof(StatusChangedMail)),
            StringComparison.Ordinal);
    }

    private async Task<Portal.Core.Results.Result<MasterImportCounts>> ImportAsync(params string[] lines) =>
        await portal.ImportAsync(await portal.NewOfficial(AccountRole.Operator), Kind, string.Join("\r\n", [Header, .. lines]));

    private async Task<PublishedMunicipality> FindAsync(string code) =>
        (await portal.SendAsWorker(new FindPublishedMunicipality("hokkaido", code)))!.Municipality;

    private Task<int> NewestAsync() => portal.InDatabase(db => db.PublicStatusVersions.MaxAsync(v => v.Number));
}
