using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>Reads 受付期間: in the fiscal year, one after the other.</summary>
internal sealed class ProgrammeWindows(int fiscalYear, ProgrammeProblems problems)
{
    private const string Field = nameof(ProgrammeForm.Windows);

    public IReadOnlyList<ReceptionWindow> Read(string? text)
    {
        var windows = problems.Lines(text, ProgrammeLines.Window, Field, "令和8年5月7日｜令和9年3月12日｜0分");
        problems.When(windows.Count == 0, Field, "受付期間を、1つ以上入力してください。");
        problems.When(windows.Any(w => w.ClosesOn < w.OpensOn), Field, "受付を終える日は、始める日と同じか、あとの日にしてください。");
        problems.When(
            windows.Any(w => FiscalYear.YearOf(w.OpensOn) != fiscalYear || FiscalYear.YearOf(w.ClosesOn) != fiscalYear),
            Field, $"受付期間は、{FiscalYear.TextOf(fiscalYear)}（4月1日から3月31日まで）の日にしてください。");
        problems.When(
            windows.Any(w => w.GraceMinutes is < 0 or > ReceptionWindow.MaxGraceMinutes),
            Field, $"猶予は、0分から{ReceptionWindow.MaxGraceMinutes:N0}分までで入力してください。");
        ReceptionWindow[] inOrder = [.. windows.OrderBy(w => w.OpensOn)];
        problems.When(
            inOrder.Zip(inOrder.Skip(1)).Any(pair => pair.Second.OpensOn <= pair.First.ClosesOn), Field, "受付期間が重なっています。");
        return inOrder;
    }
}
