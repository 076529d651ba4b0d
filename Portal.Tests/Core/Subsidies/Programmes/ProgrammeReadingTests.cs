using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies;

/// <summary>What an operator types becomes rules, and every slip is told beside its field.</summary>
public sealed class ProgrammeReadingTests
{
    [Theory]
    [InlineData(2025, SubsidyKind.CardReaders)]
    [InlineData(2026, SubsidyKind.CardReaders)]
    [InlineData(2025, SubsidyKind.PhysicianStatements)]
    public void What_was_written_into_the_form_is_read_back_as_it_was(int year, SubsidyKind kind)
    {
        var rules = Supplied.Rules(year, kind);

        var read = new ProgrammeReading(year, kind, ProgrammeForm.Of("名前", rules)).Read();

        Assert.Empty(read.Errors);
        Assert.Equivalent(rules, read.Value.Rules, strict: true);
        Assert.Empty(ProgrammeDifference.Between(ProgrammeFacts.Of(kind, "名前", rules), ProgrammeFacts.Of(kind, "名前", read.Value.Rules)));
    }

    [Fact]
    public void Cells_may_be_parted_by_tabs_and_numbers_typed_in_any_width()
    {
        var read = Read(form =>
        {
            form.Windows = "R8.5.7\t2027-03-12\t３０分\n";
            form.Divisions = "all\tすべて\t６４，０００円\t3台\t11、12　2a\r\n";
            form.ReadAs = "62 → 12";
            form.NotEligible = "a1,A2";
            form.Readers = " 読取機 1型 \n\n読取機 2型";
        });

        Assert.Empty(read.Errors);
        Assert.Equal([new ReceptionWindow(new(2026, 5, 7), new(2027, 3, 12), 30)], read.Value.Rules.Windows);
        var division = read.Value.Rules.Divisions.Single();
        Assert.Equal((64_000, 3), (division.CeilingYen, division.Units));
        Assert.Equal(["11", "12", "2A"], division.ServiceCodes);
        Assert.Equal([new ServiceReading("62", "12")], read.Value.Rules.ReadAs);
        Assert.Equal(["A1", "A2"], read.Value.Rules.NotEligible);
        Assert.Equal(["読取機 1型", "読取機 2型"], read.Value.Rules.Readers);
    }

    [Theory]
    [InlineData("", "受付期間を、1つ以上入力してください。")]
    [InlineData("きのう｜きょう", "「きのう｜きょう」を読み取れません。「令和8年5月7日｜令和9年3月12日｜0分」のように入力してください。")]
    [InlineData("2026-05-07｜2026-05-06", "受付を終える日は、始める日と同じか、あとの日にしてください。")]
    [InlineData("2026-05-07｜2027-04-01", "受付期間は、令和8年度（4月1日から3月31日まで）の日にしてください。")]
    [InlineData("2026-05-07｜2027-03-12｜1441", "猶予は、0分から1,440分までで入力してください。")]
    [InlineData("2026-05-07｜2026-06-30\n2026-06-30｜2026-07-31", "受付期間が重なっています。")]
    public void Windows_lie_one_after_the_other_in_their_year(string typed, string message) =>
        Refused(Read(form => form.Windows = typed), "Windows", message);

    [Theory]
    [InlineData("visit｜訪問｜64,000円｜3台｜11\nvisit｜入所｜55,000円｜2台｜51", "区分の記号が重なっています。ちがう記号にしてください。")]
    [InlineData("visit｜訪問｜0円｜3台｜11", "限度額は、1円から999,999,999円までで入力してください。")]
    [InlineData("visit｜訪問｜1円｜3台｜", "区分には、サービスのコードを1つ以上入力してください。")]
    [InlineData("visit｜訪問｜1円｜3台｜11 ZZ", "ZZは、サービス種類のコードにありません。2文字のコードを確かめてください。")]
    [InlineData("visit｜訪問｜1円｜3台｜11 11", "11は、2回以上入っています。1つにしてください。")]
    [InlineData("訪問｜訪問｜1円｜3台｜11", "「訪問｜訪問｜1円｜3台｜11」を読み取れません。「visit｜訪問・通所・短期滞在系｜64,000円｜3台｜11 12 13」のように入力してください。")]
    public void Divisions_have_a_key_a_ceiling_and_codes_that_exist(string typed, string message) => Refused(
        Read(form => (form.Divisions, form.ReadAs) = (typed, "")), "Divisions", message);

    [Fact]
    public void A_code_has_one_place()
    {
        Refused(Read(form => form.ReadAs = "12｜11"), "ReadAs", "12は、区分に入っています。どちらか一方にしてください。");
        Refused(Read(form => form.ReadAs = "63｜64"), "ReadAs", "64は、どの区分にも入っていません。読み替え先は、区分に入れてください。");
        Refused(Read(form => form.NotEligible = "A1 11 63"), "NotEligible", "11、63は、区分か読み替えにも入っています。どちらか一方にしてください。");
    }

    [Fact]
    public void Bed_classes_have_a_share_of_one_at_most()
    {
        Refused(ReadBeds("病院｜200床｜3/2｜550,000円"), "BedClasses", "補助率は、1/2や3/4のように、1以下の分数で入力してください。");
        Refused(ReadBeds("病院｜20床｜1/2｜1円\n病院｜20床｜3/4｜1円"), "BedClasses", "同じ病床数から始まる区分が重なっています。");
        var read = ReadBeds("診療所｜0床｜４分の３｜398,000円");
        Assert.Equal(new SubsidyRate(3, 4), read.Value.Rules.BedClasses.Single().Rate);
    }

    [Fact]
    public void Everything_else_is_told_at_once()
    {
        var read = Read(form =>
        {
            (form.Name, form.RoundingUnitYen, form.Once, form.CeilingSum, form.BudgetYen) = (" ", null, null, null, 0);
            form.Evidence = "passbook｜通帳｜2｜1｜";
            (form.ResultMonths, form.TransferMonths, form.YearEndResultBy, form.TaxReportDay) = (2, 1, null, 31);
            form.CorrectionDays = 0;
        });

        Assert.Equal(
            ["Name", "CeilingSum", "RoundingUnitYen", "Evidence", "TransferMonths", "YearEndFrom", "CorrectionDays", "TaxReportYears", "Once", "BudgetYen"],
            read.Errors.Select(e => e.Field!.Replace("Form.", "", StringComparison.Ordinal)));
        Assert.All(read.Errors, e => Assert.EndsWith("。", e.Message, StringComparison.Ordinal));
    }

    private static Result<ReadProgramme> Read(Action<ProgrammeForm> change)
    {
        var form = ProgrammeForm.Of("名前", Supplied.CardReaders);
        change(form);
        return new ProgrammeReading(2026, SubsidyKind.CardReaders, form).Read();
    }

    private static Result<ReadProgramme> ReadBeds(string classes)
    {
        var form = ProgrammeForm.Of("名前", Supplied.PhysicianStatements);
        form.BedClasses = classes;
        return new ProgrammeReading(2025, SubsidyKind.PhysicianStatements, form).Read();
    }

    private static void Refused(Result<ReadProgramme> read, string field, string message) =>
        Assert.Contains(read.Errors, e => e.Field == $"Form.{field}" && e.Message == message);
}
