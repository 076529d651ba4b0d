using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class ReconfirmationErrors
{
    public static readonly Error NotFound = new("この再確認は見つかりません。画面を開き直してください。");

    public static readonly Error Settled = new("この再確認は、もう終わっています。していただくことはありません。");

    public static readonly Error NothingToSend = new("送る再確認はありません。すでに送ったか、矛盾がなくなりました。画面を開き直して確かめてください。");

    public static readonly Error ListChanged = new("確かめている間に、送るものが変わりました。まだ送っていません。いまの一覧を確かめて、もう一度送ってください。");

    public static readonly Error NothingToAccept = new("受け入れる説明はありません。書き直されたか、もう終わっています。画面を開き直して確かめてください。");

    public static readonly Error WordsMissing = new("回答のとおりでよい理由を入力してください。", nameof(ExplainAnswer.Words));

    public static readonly Error WordsTooLong = new($"理由は{Reconfirmation.WordsMaxLength}文字以内で入力してください。", nameof(ExplainAnswer.Words));

    public static readonly Error WordsHidden = new("理由に、表示できない文字が含まれています。入力し直してください。", nameof(ExplainAnswer.Words));
}
