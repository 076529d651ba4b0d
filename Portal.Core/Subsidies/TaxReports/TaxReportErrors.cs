using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class TaxReportErrors
{
    public static readonly Error NotFound = new("報告する助成金が見つかりません。マイページから選び直してください。");

    public static readonly Error AlreadyReported = new("この報告は、もう届いています。事務局の確認をお待ちください。");

    public static readonly Error BasisMissing = new("消費税の申告のしかたを選んでください。", nameof(ReportTaxCredit.Basis));

    public static readonly Error AmountMissing = new("控除した税額を、0以上の数字だけで入力してください。", nameof(ReportTaxCredit.Amount));

    public static readonly Error NoAmountThere = new(
        "この申告のしかたでは、控除した税額は0円です。金額を消すか、申告のしかたを選び直してください。", nameof(ReportTaxCredit.Amount));

    public static readonly Error NotAgreed = new("申告書と同じ内容であることを確かめて、チェックを入れてください。", nameof(ReportTaxCredit.Agreed));

    public static readonly Error NoteTooLong = new($"補足は{TaxReport.NoteMaxLength:N0}文字以内で入力してください。", nameof(ReportTaxCredit.Note));

    public static readonly Error NoteHidden = new("補足に、表示できない文字が含まれています。入力し直してください。", nameof(ReportTaxCredit.Note));

    public static readonly Error NothingReported = new("確認を待っている報告はありません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error WordsMissing = new("差し戻す理由を入力してください。申請者が読みます。", nameof(AnswerTaxReport.Words));

    public static readonly Error WordsTooLong = new(
        $"差し戻す理由は{TaxReport.WordsMaxLength}文字以内で入力してください。", nameof(AnswerTaxReport.Words));

    public static readonly Error WordsHidden = new(
        "差し戻す理由に、表示できない文字が含まれています。入力し直してください。", nameof(AnswerTaxReport.Words));

    public static readonly Error NotNeeded = new("交付決定額がなくなったため、消費税の報告はいりません。");

    public static Error MoreThanIsLeft(int mostYen) => new(
        $"報告の後に交付決定額が下がり、含まれる消費税は{mostYen:N0}円までになりました。差し戻して、いまの額にあたる分を報告してもらってください。");

    public static Error AmountTooHigh(int mostYen) => new(
        $"交付額に含まれる消費税は{mostYen:N0}円までです。申告書の金額のうち、この助成金にあたる分を入力してください。",
        nameof(ReportTaxCredit.Amount));
}
