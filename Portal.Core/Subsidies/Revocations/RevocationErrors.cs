using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class RevocationErrors
{
    public static readonly Error AlreadyProposed = new("取消の案が、すでに承認を待っています。取り下げられるか差し戻されると、新しい案を出せます。");

    public static readonly Error NothingProposed = new("承認を待っている取消の案はありません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error NotYours = new("取り下げられるのは、案を出した方だけです。案に問題があるときは、差し戻してください。");

    public static readonly Error TakeYoursBack = new("ご自分の案は差し戻せません。取り下げてください。");

    public static readonly Error GroundMissing = new("取消の理由の区分を選んでください。", nameof(RevocationForm.Ground));

    public static readonly Error ScopeMissing = new("全部を取り消すか、一部を取り消すかを選んでください。", nameof(RevocationForm.IsWhole));

    public static readonly Error NothingKeptOfAll = new(
        "全部を取り消すときは、残る額を入力しません。残る額を消すか、「一部を取り消す」を選んでください。", nameof(RevocationForm.Kept));

    public static readonly Error ReasonMissing = new("理由を入力してください。通知書に書かれ、申請者に届きます。", nameof(RevocationForm.Reason));

    public static readonly Error ReasonTooLong = new(
        $"理由は{Examination.ReasonMaxLength}文字以内で入力してください。", nameof(RevocationForm.Reason));

    public static readonly Error ReasonHidden = new(
        "理由に、表示できない文字が含まれています。入力し直してください。", nameof(RevocationForm.Reason));

    public static readonly Error WordsMissing = new("差し戻す理由を入力してください。", nameof(SendBackRevocation.Words));

    public static readonly Error WordsTooLong = new(
        $"差し戻す理由は{Revocation.WordsMaxLength}文字以内で入力してください。", nameof(SendBackRevocation.Words));

    public static readonly Error WordsHidden = new(
        "差し戻す理由に、表示できない文字が含まれています。入力し直してください。", nameof(SendBackRevocation.Words));

    public static Error KeptWrong(int grantedYen) => new(
        $"残る額は、1円以上、{grantedYen - 1:N0}円以下の数字で入力してください。", nameof(RevocationForm.Kept));

    public static Error Unprintable(string characters) => new(
        $"理由に、通知書に印刷できない文字があります（{characters}）。ほかの文字に替えてください。", nameof(RevocationForm.Reason));
}
