using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>What can be refused on the 参照状況 page, with what to do next.</summary>
public static class ViewingErrors
{
    public static readonly Error SameAddress = new(
        "今と同じメールアドレスです。同じアドレスへ送り直すときは、「もう一度送る」を使ってください。", "Email");

    public static readonly Error AddressOfAnother = new(
        "この審査会のほかの審査員のメールアドレスです。別のアドレスを入力してください。", "Email");

    public static readonly Error AddressTakenInRegister = new(
        "このメールアドレスの審査員が、すでに名簿にいます。「名簿のアドレスも直す」を外して、この審査会だけ直してください。", "AlsoInRegister");

    public static readonly Error NobodyUnread = new("資料を読んでいない審査員はいません。お知らせは送っていません。");

    public static readonly Error NothingHeld = new("送るのを待っているメールはありません。参照状況の画面を開き直してください。");
}
