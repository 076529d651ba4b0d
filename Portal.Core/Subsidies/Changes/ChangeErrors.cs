using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請: what the office and the secretariat are told.</summary>
public static class ChangeErrors
{
    public static readonly Error NotFound = new("変更・中止・廃止の申請が見つかりません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error NotGranted = new("この申請は、変更・中止・廃止を申請できる状態にありません。申請の画面で状態を確かめてください。");

    /// <summary>A revocation is proposed: the office hears of it only when it is decided.</summary>
    public static readonly Error BeingChecked = new(
        "この申請について、事務局で確かめていることがあるため、いまは申請できません。急ぐときは、お問い合わせください。");

    public static readonly Error RevocationProposed = new(
        "この申請には交付決定の取消の案があるため、承認できません。取消の案が決まるか差し戻されてから、承認してください。承認しないことはできます。");

    public static readonly Error AlreadyOpen = new(
        "前に送った変更・中止・廃止の申請が、まだ審査中です。結果をお待ちください。内容を変えたいときは、先に取り下げてください。");

    public static readonly Error TooMany = new(
        "変更・中止・廃止の申請は、1日に10回までです。日をあらためて申請するか、お問い合わせください。");

    public static readonly Error PapersClosed = new("この申請は、すでに結果が出たか取り下げたため、資料を添えたり取り除いたりできません。", "Files");

    public static readonly Error TooManyPapers = new(
        $"資料は{ChangePapers.Most}個までです。いらないファイルを取り除いてから入れてください。", "Files");

    public static readonly Error PaperUnchecked = new(
        "添えられた資料の検査が、まだ終わっていません。しばらくしてから画面を開き直し、資料を見てから進めてください。");

    public static readonly Error KindMissing = new("変更、中止、廃止のどれかを選んでください。", nameof(ChangeForm.Kind));

    public static readonly Error ContentsMissing = new("変わることを入力してください。", nameof(ChangeForm.Contents));

    public static readonly Error ContentsTooLong = new(
        $"変わることは{ChangeRequest.ContentsMaxLength:N0}文字以内で入力してください。", nameof(ChangeForm.Contents));

    public static readonly Error ContentsHidden = new(
        "変わることに、表示できない文字が含まれています。入力し直してください。", nameof(ChangeForm.Contents));

    public static readonly Error ReasonMissing = new("理由を入力してください。", nameof(ChangeForm.Reason));

    public static readonly Error ReasonTooLong = new(
        $"理由は{ChangeRequest.ReasonMaxLength:N0}文字以内で入力してください。", nameof(ChangeForm.Reason));

    public static readonly Error ReasonHidden = new("理由に、表示できない文字が含まれています。入力し直してください。", nameof(ChangeForm.Reason));

    public static readonly Error AmountMissing = new("変更後の額を、1以上の数字だけで入力してください。", nameof(ChangeForm.Amount));

    public static readonly Error AmountNotAsked = new(
        "中止と廃止では、交付決定額は0円になります。変更後の額を消してください。", nameof(ChangeForm.Amount));

    public static readonly Error FromMissing = new("いつからかを「令和8年12月1日」のように入力してください。", nameof(ChangeForm.From));

    public static readonly Error NotWithdrawable = new("この申請は、すでに結果が出たか取り下げたため、取り下げられません。");

    public static readonly Error NotOpen = new("この申請は、すでに結果が出たか取り下げられたため、審査できません。");

    public static readonly Error AlreadyProposed = new("案が、すでに承認を待っています。差し戻されると、新しい案を出せます。");

    public static readonly Error NothingProposed = new("承認を待っている案はありません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error NeedsAnotherPerson = new("ご自分の案は決定できません。事務局のほかの方に頼んでください。");

    public static readonly Error OutcomeMissing = new("承認するか、承認しないかを選んでください。", nameof(ProposeChange.Approves));

    public static readonly Error RemainsMissing = new("変更後の交付決定額を、1以上の数字だけで入力してください。", nameof(ProposeChange.Amount));

    public static readonly Error WordsMissing = new("承認しないときは、理由を入力してください。通知書に書かれ、申請者に届きます。", nameof(ProposeChange.Words));

    public static readonly Error WordsForAmount = new(
        "申請された額と違う額にするときは、理由を入力してください。通知書に書かれ、申請者に届きます。", nameof(ProposeChange.Words));

    public static readonly Error WordsTooLong = new($"理由は{ChangeRequest.WordsMaxLength}文字以内で入力してください。", nameof(ProposeChange.Words));

    public static readonly Error WordsHidden = new("理由に、表示できない文字が含まれています。入力し直してください。", nameof(ProposeChange.Words));

    public static readonly Error SendBackReasonMissing = new("差し戻す理由を入力してください。", nameof(SendBackChange.SendBackReason));

    public static readonly Error SendBackReasonTooLong = new(
        $"差し戻す理由は{ChangeRequest.WordsMaxLength}文字以内で入力してください。", nameof(SendBackChange.SendBackReason));

    public static readonly Error SendBackReasonHidden = new(
        "差し戻す理由に、表示できない文字が含まれています。入力し直してください。", nameof(SendBackChange.SendBackReason));

    public static readonly Error NotApprovable = new(
        "この申請は、変更・中止・廃止を承認できる状態にありません。申請の画面で、いまの状態を確かめてください。");

    public static Error ContentsUnprintable(string characters) => new(
        $"変わることに、通知書に印刷できない文字があります（{characters}）。ほかの文字で入力してください。", nameof(ChangeForm.Contents));

    public static Error WordsUnprintable(string characters) => new(
        $"理由に、通知書に印刷できない文字があります（{characters}）。ほかの文字で入力してください。", nameof(ProposeChange.Words));

    public static Error AmountTooHigh(int grantedYen) => new(
        $"変更後の額は、いまの交付決定額（{grantedYen:N0}円）までです。増やすことはできません。", nameof(ChangeForm.Amount));

    public static Error RemainsTooHigh(int grantedYen) => new(
        $"変更後の交付決定額は、いまの額（{grantedYen:N0}円）までです。", nameof(ProposeChange.Amount));

    public static Error FromTooEarly(DateOnly day) => new(
        $"いつからかは、交付を決定した日（{day.ToJapanText()}）か後の日にしてください。", nameof(ChangeForm.From));

    public static Error FromTooLate(DateOnly day) => new($"いつからかは、{day.ToJapanText()}までの日にしてください。", nameof(ChangeForm.From));
}
