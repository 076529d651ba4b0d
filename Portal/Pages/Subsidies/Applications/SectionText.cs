using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>The parts of the form in words, and where their pages are.</summary>
public static class SectionText
{
    public static string Title(this ApplicationSection section) => section switch
    {
        ApplicationSection.Checks => "事前確認",
        ApplicationSection.Basics => "基本情報",
        ApplicationSection.Costs => "助成金の情報",
        ApplicationSection.Account => "口座の情報",
        ApplicationSection.Evidence => "必要な書類",
        _ => "備考",
    };

    public static string Explanation(this ApplicationSection section, ApplicationView view) => section switch
    {
        ApplicationSection.Checks => "対象となる費用であることと、終わっていることを確かめます",
        ApplicationSection.Basics => "名称、所在地、電話番号",
        ApplicationSection.Costs => view.Kind == SubsidyKind.CardReaders ? "サービスの種類、カードリーダーと接続サポートの費用" : "病床数、改修の費用",
        ApplicationSection.Account => "振込先の金融機関、口座番号、名義",
        ApplicationSection.Evidence =>
            $"{view.Rules.Evidence.Count}種類のうち{view.Rules.Evidence.Count(k => view.Files.Count(f => f.IsOf(k) && f.IsUsable) >= k.MinFiles)}種類を入れました",
        _ => "伝えておきたいことがあるときだけ",
    };

    /// <summary>What the state of a part is called, and how its chip looks.</summary>
    public static (string Text, string Kind) Chip(this ApplicationSections sections, ApplicationSection section) => sections[section] switch
    {
        SectionState.Done => ("入力済み", "done"),
        SectionState.Started => ("入力中", "wait"),
        _ when section == ApplicationSection.Note => ("未入力（任意）", "none"),
        _ => ("未入力", "none"),
    };

    /// <summary>What the state of an application is called, and how its chip looks.</summary>
    public static (string Text, string Kind) Chip(this ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => ("保存済み・未提出", "wait"),
        ApplicationStatus.Submitted => ("受付済み", "plan"),
        ApplicationStatus.UnderReview => ("審査中", "plan"),
        ApplicationStatus.Returned => ("修正待ち", "wait"),
        ApplicationStatus.Granted => ("交付決定", "done"),
        ApplicationStatus.Denied => ("不交付決定", "bad"),
        ApplicationStatus.Paid => ("振込済み", "done"),
        ApplicationStatus.AwaitingAccount => ("口座の確認待ち", "wait"),
        ApplicationStatus.Revoked => ("取消", "bad"),
        ApplicationStatus.Discontinued => ("中止・廃止", "none"),
        _ => ("取り下げ", "none"),
    };

    public static string Path(this ApplicationSection section, Guid id) => $"{PathOf(id)}/{section.ToString().ToLowerInvariant()}";

    /// <summary>1.1 MB, or in KB below a tenth of one.</summary>
    public static string SizeOf(long bytes) => bytes < 100_000 ? $"{Math.Max(1, bytes / 1_000):N0} KB" : $"{bytes / 1_000_000m:N1} MB";

    public static string PathOf(Guid id) => $"/subsidies/applications/{id}";
}
