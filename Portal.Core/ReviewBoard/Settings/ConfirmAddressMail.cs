using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>通知先アドレスの確認: asks whether notices may go to this address.</summary>
/// <param name="InsurerName">保険者名.</param>
/// <param name="Kind">Which notices.</param>
/// <param name="Url">The confirmation link.</param>
public sealed record ConfirmAddressMail(string InsurerName, NoticeKind Kind, string Url) : IMail
{
    public string Subject => "【介護情報基盤ポータル】通知先メールアドレスの確認";

    public string Body => $"""
        {InsurerName}の設定で、このメールアドレスが
        「{NoticeKindText.Of(Kind)}」の通知先に追加されました。

        通知を受け取るときは、次のURLを開き、
        「このアドレスで受け取る」ボタンを押してください。

        {Url}

        URLの期限は、このメールが作られてから48時間です。
        心当たりがないときは、何もせずにこのメールを削除してください。
        ボタンを押すまで、通知は送られません。

        このメールは自動で送っています。返信しても届きません。
        """;
}
