using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What the examiner is told.</summary>
public static class ReturnErrors
{
    public static readonly Error IsReturned = new("この申請は差し戻してあり、申請者の修正を待っています。修正が届くか、差し戻しを取り消すと、審査を続けられます。");

    public static readonly Error ProposalWaits = new("決定の案が承認を待っているため、差し戻せません。先に、決定の案を差し戻してください。");

    public static readonly Error NothingMarked = new("直してもらうところを、1つ以上選んでください。");

    public static readonly Error TargetUnknown = new("選んだところが見つかりません。画面を開き直してください。");

    public static readonly Error WordsTooLong = new($"全体について伝えることは{ReturnForCorrection.WordsMaxLength:N0}文字以内で入力してください。", "Words");

    public static readonly Error WordsHidden = new("全体について伝えることに、表示できない文字が含まれています。入力し直してください。", "Words");

    public static readonly Error NotReturned = new("この申請は、修正を待っていません。画面を開き直して、いまの状態を確かめてください。");

    public static Error ReasonMissing(ReturnTarget target) => new($"「{target.Label}」を差し戻す理由を、選ぶか入力してください。", target.Key);

    public static Error ReasonTooLong(ReturnTarget target) =>
        new($"「{target.Label}」の理由は、選んだ文と合わせて{ReturnForCorrection.ReasonMaxLength}文字以内にしてください。", target.Key);

    public static Error ReasonHidden(ReturnTarget target) =>
        new($"「{target.Label}」の理由に、表示できない文字が含まれています。入力し直してください。", target.Key);
}

/// <summary>What the office is told while it mends.</summary>
public static class CorrectionErrors
{
    public static readonly Error NotOpen = new("この申請は、修正を受け付けていません。取り消されたか、取り下げられています。マイページで状態を確かめてください。");

    public static readonly Error EarlierRound = new("この画面は、前の回の修正のものです。画面を開き直して、今回の内容を確かめてください。");

    public static readonly Error NothingChanged = new("変わったところがありません。差し戻されたところを直すか、直さない理由を「事務局へ伝えること」に入力してください。", "Answer");

    public static readonly Error AnswerTooLong = new($"事務局へ伝えることは{ReturnForCorrection.WordsMaxLength:N0}文字以内で入力してください。", "Answer");

    public static readonly Error AnswerHidden = new("事務局へ伝えることに、表示できない文字が含まれています。入力し直してください。", "Answer");

    public static readonly Error SectionLocked = new("ここは差し戻されていないため、変えられません。保存していません。");

    public static readonly Error FileLocked = new("この書類は差し戻されていないため、変えられません。");

    public static Error ItemsLocked(IEnumerable<ApplicationItem> items) =>
        new($"差し戻されていないところは変えられません（{string.Join('、', items.Distinct().Select(i => i.Label()))}）。保存していません。画面を開き直してください。");
}
