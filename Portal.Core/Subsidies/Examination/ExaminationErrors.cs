using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class ExaminationErrors
{
    public static readonly Error NotFound = new("申請が見つかりません。一覧から選び直してください。");

    public static readonly Error NotOpen = new("この申請は、取り下げられたか、決定が済んでいるため、審査できません。");

    public static readonly Error NotTaken = new("先に、この申請の担当になってください。");

    public static readonly Error AlreadyProposed = new("決定の案が、すでに承認を待っています。差し戻されると、新しい案を出せます。");

    public static readonly Error NothingProposed = new("承認を待っている案はありません。画面を開き直してください。");

    public static readonly Error NeedsAnotherPerson = new("ご自分の案は決定できません。事務局のほかの方に頼んでください。");

    public static readonly Error OutcomeMissing = new("交付か不交付かを選んでください。", "Grants");

    public static readonly Error AmountWrong = new("交付決定額は、1円以上の数字で入力してください。", "Amount");

    public static readonly Error ReasonMissing = new("理由を入力してください。通知書に書かれ、申請者に届きます。", "Reason");

    public static readonly Error ReasonForAmount = new(
        "計算した額と違う額にするときは、理由を入力してください。通知書に書かれ、申請者に届きます。", "Reason");

    public static readonly Error ReasonTooLong = new("理由は500文字以内で入力してください。", "Reason");

    public static readonly Error SendBackReasonMissing = new("差し戻す理由を入力してください。", "SendBackReason");

    public static readonly Error SendBackReasonTooLong = new("差し戻す理由は500文字以内で入力してください。", "SendBackReason");

    public static readonly Error OverBudget = new("予算の上限を超えるため、この額では決定できません。差し戻して、額を見直してください。");

    public static readonly Error ChecksStand = new("決定の案が承認を待っているため、確認項目を変えられません。変えるときは、先に案を差し戻してください。");

    public static readonly Error NoteMissing = new("メモを入力してください。", "Note");

    public static readonly Error NoteTooLong = new($"メモは{ExaminationNote.TextMaxLength:N0}文字以内で入力してください。", "Note");

    public static readonly Error NoteHidden = new("メモに、表示できない文字が含まれています。入力し直してください。", "Note");

    public static readonly Error NoneChosen = new("担当を決める申請を、1つ以上選んでください。");

    public static readonly Error ExaminerUnknown = new("担当になる方を選んでください。", "Examiner");

    public static Error SenderUnprintable(string characters) => new(
        $"通知書の発信者の設定に、印刷できない文字があります（{characters}）。申請者が直すものではありません。サーバーの管理者に、設定（Letters）の文字を直してもらってから、もう一度決定してください。");

    public static Error Unprintable(string characters) =>
        new($"通知書に印刷できない文字があります（{characters}）。理由の文字なら案を差し戻して直し、申請の文字なら、案を差し戻してから、申請者に差し戻して直してもらってください。");
}
