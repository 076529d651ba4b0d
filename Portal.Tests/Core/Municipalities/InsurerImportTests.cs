using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

public sealed class InsurerImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const MasterListKind Kind = MasterListKind.Insurers;
    private const string Headings = "保険者番号,名称,種別,保険者機能,構成市町村,システムベンダ\r\n";

    [Fact]
    public async Task New_ones_are_added_known_ones_changed_and_the_others_stay()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var vendor = (await portal.SendAs(official, new AddSystemVendor(Guid.CreateVersion7(), "ベンダＡ", "令和8年9月"))).Value;
        await portal.ImportAsync(official, Kind, Headings + "442020,別府,市町村,,,\r\n442038,中津市,市町村,あり,,\r\n");

        var counts = (await portal.ImportAsync(
            official, Kind, Headings + "４４２０２０,別府市,市町村,,,ﾍﾞﾝﾀﾞA\r\n449801,見本広域連合,広域連合,なし,442046・442054,\r\n442038,中津市,市町村,,,\r\n")).Value;

        Assert.Equal((1, 1, 0, 1), (counts.Added, counts.Changed, counts.Gone, counts.Unchanged));
        var beppu = await FindAsync("442020");
        Assert.Equal(("別府市", InsurerKind.Municipality, vendor), (beppu.Name, beppu.Kind, beppu.VendorId));
        var union = await FindAsync("449801");
        Assert.False(union.HasInsurerFunction);
        Assert.Equal([new("442046", "日田市"), new MemberMunicipality("442054", "佐伯市")], union.Members);
        Assert.Equal(1, await portal.InDatabase(db => db.ReviewBoardSettings.CountAsync(s => s.InsurerId == union.Id)));
        Assert.Equal(["InsurerAdded", "InsurerChanged"], await portal.InDatabase(db => db.AuditEvents
            .Where(e => e.ObjectId == beppu.Id).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task An_empty_cell_of_the_last_three_columns_changes_nothing()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        await portal.ImportAsync(official, Kind, Headings + "449900,試験組合,一部事務組合,なし,442046 442054,\r\n");

        var counts = (await portal.ImportAsync(official, Kind, "保険者番号,名称,種別\r\n449900,試験組合,一部事務組合\r\n")).Value;

        Assert.Equal(1, counts.Unchanged);
        Assert.Equal(2, (await FindAsync("449900")).Members.Count);
    }

    [Theory]
    [InlineData("442021,別府市,市町村,,,", "保険者番号", "保険者番号が正しくありません。")]
    [InlineData(",別府市,市町村,,,", "保険者番号", "保険者番号を入力してください。")]
    [InlineData("442046,,市町村,,,", "名称", "名称を入力してください。")]
    [InlineData("442046,日田市,町,,,", "種別", "種別は「市町村」")]
    [InlineData("442046,日田市,市町村,なし,,", "保険者機能", "市町村には保険者機能があります。")]
    [InlineData("442046,日田市,市町村,はい,,", "保険者機能", "「あり」か「なし」")]
    [InlineData("442046,日田広域,広域連合,,,", "構成市町村", "構成市町村を入力してください。")]
    [InlineData("442046,日田広域,広域連合,,442047,", "構成市町村", "「442047」は市町村の一覧にない団体コードです。")]
    [InlineData("442046,日田広域,広域連合,,999997,", "構成市町村", "市町村の一覧にない")]
    [InlineData("442046,日田市,市町村,,442046,", "構成市町村", "広域連合か一部事務組合のときだけ")]
    [InlineData("442046,日田市,市町村,,,知らない会社", "システムベンダ", "「知らない会社」は登録されていません。")]
    public async Task A_wrong_row_is_told_with_its_column_and_imports_nothing(string row, string column, string message)
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = await portal.UploadAsync(official, Kind, $"{Headings}442061,臼杵市,市町村,,,\r\n{row}\r\n");
        var plan = await portal.PreviewAsync(official, Kind, id);

        var result = await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint));

        var refused = plan.Rows.Single(r => r.Outcome == MasterImportOutcome.Refused);
        Assert.Equal(3, refused.Row);
        Assert.Contains(refused.Problems, p => p.Column == column && p.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal([MasterImportErrors.HasProblems], result.Errors);
        Assert.Equal(0, await portal.InDatabase(db => db.Insurers.CountAsync(i => i.InsurerNumber == "442061")));
    }

    [Fact]
    public async Task The_same_number_twice_in_a_file_is_told_at_the_second()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = await portal.UploadAsync(official, Kind, $"{Headings}442046,日田市,市町村,,,\r\n442046,日田,市町村,,,\r\n");

        var plan = await portal.PreviewAsync(official, Kind, id);

        Assert.Equal("2行目と同じ保険者番号です。どちらか1行にしてください。", plan.Rows.Single(r => r.Row == 3).Problems[0].Message);
    }

    [Fact]
    public async Task Somebody_who_registered_one_meanwhile_stops_the_import()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = await portal.UploadAsync(official, Kind, $"{Headings}239814,試験広域連合,広域連合,,232017,\r\n");
        var plan = await portal.PreviewAsync(official, Kind, id);
        await portal.SendAs(official, new AddInsurer(Guid.CreateVersion7(), "239814", "先の広域連合", InsurerKind.WideAreaUnion, "232017 豊橋市", true));

        var result = await portal.SendAs(official, new ConfirmMasterImport(id, Kind, plan.Fingerprint));

        Assert.Equal([MasterImportErrors.ListChanged], result.Errors);
        Assert.Equal("先の広域連合", (await FindAsync("239814")).Name);
    }

    private Task<Insurer> FindAsync(string number) =>
        portal.InDatabase(db => db.Insurers.AsNoTracking().SingleAsync(i => i.InsurerNumber == number));
}
