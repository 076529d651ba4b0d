using System.Text;
using Portal.Core.Accounts;
using Portal.Tests.Support;
using static Portal.Core.Accounts.ClaimsRegisterCsv;

namespace Portal.Tests.Core.Accounts.ClaimsReception;

/// <summary>Every way in which a row or a file can be wrong, in the words that the operator reads.</summary>
public sealed class ClaimsRegisterProblemTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>What is written into the good office's row, and the beginning of what is told.</summary>
    private static readonly (string Column, string Cell, string Told)[] Offices =
    [
        (Kind, "", "種別は「介護事業所」"),
        (Kind, "病院", "種別は「介護事業所」"),
        (Number, "", "介護事業所番号は10桁"),
        (Number, "447010001", "介護事業所番号は10桁"),
        (Number, "4470100018", "介護事業所番号は10桁"),
        (Name, "", "名称を入れてください"),
        (Name, new string('あ', 201), "名称は200文字以内"),
        (Name, "あおぞら\u200Bセンター", "名称に、目に見えない文字"),
        (PostalCode, "870004", "郵便番号は7桁"),
        (Address, "", "所在地を入れてください"),
        (Address, new string('あ', 301), "所在地は300文字以内"),
        (Phone, "", "電話番号は、市外局番から"),
        (Phone, "5346111", "電話番号は、市外局番から"),
        (CorporationName, new string('あ', 201), "法人名は200文字以内"),
        (NonProfit, "○", "非営利は「はい」か「いいえ」"),
        (Services, "", "サービス種類コードを1つ以上"),
        (Services, "11・99", "サービス種類コード「99」はありません"),
        (Services, "11・\u200B9", "サービス種類コードはありません"),
        (ClaimsRegisterCsv.InstitutionKind, "診療所", "医療機関の種別は、種別が「医療機関」の行だけ"),
        (ClaimsRegisterCsv.InstitutionKind, "薬局", "医療機関の種別は、種別が「医療機関」の行だけ"),
        (Beds, "0", "病床数は、種別が「医療機関」の行だけ"),
        (UserId, "", "ユーザIDは「KJ」と12文字"),
        (UserId, "KJ44000000000", "ユーザIDは「KJ」と12文字"),
        (SecretHash, "", "「pbkdf2-sha256$回数$ソルト$ハッシュ」の形で"),
        (SecretHash, "kaigodemo2026", "「pbkdf2-sha256$回数$ソルト$ハッシュ」の形で"),
        (TemporaryPassword, "済", "仮パスワードは「はい」か「いいえ」"),
    ];

    /// <summary>The same for a hospital of 200 beds.</summary>
    private static readonly (string Column, string Cell, string Told)[] Institutions =
    [
        (Number, "4470100019", "医療機関コードは10桁"),
        (Services, "13", "医療機関のサービス種類は空に"),
        (ClaimsRegisterCsv.InstitutionKind, "", "医療機関の種別は「病院」か「診療所」"),
        (ClaimsRegisterCsv.InstitutionKind, "施設", "医療機関の種別は「病院」か「診療所」"),
        (Beds, "", "病床数は0から9,999まで"),
        (Beds, "多数", "病床数は0から9,999まで"),
        (Beds, "10000", "病床数は0から9,999まで"),
        (Beds, "19", "病院は20床以上、診療所は19床以下"),
    ];

    [Fact]
    public async Task Every_bad_row_is_told_with_column_and_remedy()
    {
        var cases = Offices.Select(c => (Row: RegisterCsv.Row((c.Column, c.Cell)), Told: $"{c.Column} {c.Told}"))
            .Concat(Institutions.Select(c => (Row: RegisterCsv.Hospital((c.Column, c.Cell)), Told: $"{c.Column} {c.Told}"))).ToList();

        var (problems, _) = await ReadAsync(RegisterCsv.Of(cases.Select(c => c.Row)));

        Assert.All(cases.Zip(problems).Select((pair, i) => (pair.First.Told, Problem: pair.Second, Row: i + 2)),
            pair => Assert.StartsWith($"{pair.Row} {pair.Told}", pair.Problem, StringComparison.Ordinal));
        Assert.Equal(cases.Count, problems.Count);
    }

    [Fact]
    public async Task Full_width_and_other_separators_are_no_problem()
    {
        var row = RegisterCsv.Row(
            (Number, "４４７０１０００１９"), (PostalCode, "８７０−００４６"), (Phone, "０９７（５３４）６１１１"), (Services, "１１　a2"), (UserId, "ｋｊ440000000001"));

        var (problems, places) = await ReadAsync(RegisterCsv.Of(row));

        Assert.Empty(problems);
        Assert.Equal(1, places);
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_are_told_with_the_row_that_came_first()
    {
        var first = RegisterCsv.Good;
        var otherName = RegisterCsv.Row((Name, "違う名称"), (Phone, "097-534-6112"));
        var otherHash = RegisterCsv.Office((UserId, "KJ440000000001"), (SecretHash, ClaimsSecret.Of("another1")), (TemporaryPassword, "はい"));

        var (problems, places) = await ReadAsync(RegisterCsv.Of(first, RegisterCsv.Hospital(), otherName, otherHash));

        Assert.Equal(
            [
                "4 番号 2行目と番号が同じですが、名称・電話番号が違います。同じ番号の行は、サービス種類とユーザIDのほかを同じにしてください。",
                "5 ユーザID 2行目とユーザIDが同じですが、パスワードのハッシュ・仮パスワードが違います。同じユーザIDの行は、同じにしてください。",
            ],
            problems);
        Assert.Equal(2, places);
    }

    [Fact]
    public async Task All_problems_of_a_row_are_told_and_the_others_are_still_counted()
    {
        var (problems, places) = await ReadAsync(RegisterCsv.Of(RegisterCsv.Good, RegisterCsv.Office((Name, ""), (Phone, ""), (SecretHash, ""))));

        Assert.Equal(["3 パスワードのハッシュ", "3 名称", "3 電話番号"], problems.Select(p => string.Join(' ', p.Split(' ').Take(2))));
        Assert.Equal(1, places);
    }

    [Theory]
    [InlineData("種別,番号\r\n介護事業所,4470100019\r\n", "1 名称 見出しに「名称」の列がありません")]
    [InlineData("", "1  見出しの行がありません")]
    [InlineData("PK\u0003\u0004", "0  Excelのファイルのままです")]
    public async Task A_file_that_cannot_be_read_is_refused_as_a_whole(string file, string told)
    {
        var official = await portal.NewOfficial(AccountRole.Operator);

        var import = await portal.CheckRegister(official, file, Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(file)) == file ? Encoding.ASCII : Encoding.UTF8);

        Assert.Equal((ClaimsRegisterImportStatus.Refused, null), (import.Status, import.Turn));
        Assert.Contains(await portal.RegisterProblems(import.Id), problem => problem.StartsWith(told, StringComparison.Ordinal));
        Assert.Equal([ClaimsRegisterErrors.NotWaiting], (await portal.SendAs(official, new ConfirmClaimsRegister(import.Id, true, true))).Errors);
    }

    [Fact]
    public async Task A_file_that_ends_in_an_open_quote_is_refused_and_takes_nothing_for_gone()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var csv = RegisterCsv.Of(RegisterCsv.Good) + "介護事業所,\"" + string.Concat(Enumerable.Repeat("あ", 60_000)) + string.Concat(Enumerable.Repeat("\r\n介護事業所", 10_000));

        var import = await portal.CheckRegister(official, csv);

        Assert.Equal(ClaimsRegisterImportStatus.Refused, import.Status);
        Assert.StartsWith("ファイルの終わりまで読めませんでした", import.Problem, StringComparison.Ordinal);
    }

    /// <summary>The problems of a file, and how many places its good rows have.</summary>
    private async Task<(List<string> Problems, int Places)> ReadAsync(string csv)
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var import = await portal.CheckRegister(official, csv);
        var problems = await portal.RegisterProblems(import.Id);
        await portal.SendAs(official, new CancelClaimsRegister(import.Id));
        return (problems, import.Counts.Places);
    }
}
