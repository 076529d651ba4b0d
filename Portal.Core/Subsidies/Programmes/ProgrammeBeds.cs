using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>Reads 病床の区分.</summary>
internal sealed class ProgrammeBeds(ProgrammeProblems problems)
{
    private const string Field = nameof(ProgrammeForm.BedClasses);

    public IReadOnlyList<BedClass> Read(string? text)
    {
        var classes = problems.Lines(text, ProgrammeLines.BedClass, Field, "病院｜200床｜1/2｜550,000円");
        problems.When(classes.Count == 0, Field, "病床の区分を、1つ以上入力してください。");
        problems.When(
            classes.DistinctBy(c => (c.Institution, c.MinBeds)).Count() < classes.Count, Field, "同じ病床数から始まる区分が重なっています。");
        problems.When(
            classes.Any(c => c.MinBeds is < 0 or > OfficeFacts.MaxBeds), Field, $"病床数は、0床から{OfficeFacts.MaxBeds:N0}床までで入力してください。");
        problems.When(
            classes.Any(c => c.Rate.Numerator < 1 || c.Rate.Denominator < c.Rate.Numerator), Field, "補助率は、1/2や3/4のように、1以下の分数で入力してください。");
        problems.When(
            classes.Any(c => c.CeilingYen is < 1 or > GrantAmount.MaxYen), Field, $"限度額は、1円から{GrantAmount.MaxYen:N0}円までで入力してください。");
        return classes;
    }
}
