using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <param name="Organisation">Who invites, for example 大分市.</param>
/// <param name="LoginId">ログインID.</param>
/// <param name="Url">The one-time link.</param>
/// <param name="GuideUrl">初回ログイン手順書; null for who works for no insurer.</param>
/// <param name="Until">Its last instant.</param>
public sealed record InvitationMail(string Organisation, string LoginId, string Url, string? GuideUrl, DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アカウントの利用を始めてください";

    public string Body => $"""
        {Organisation}が、介護情報基盤ポータルのアカウントを用意しました。
        ログインIDは {LoginId} です。

        次のURLを開き、ご自分のパスワードを決めて、利用を始めてください。

        {Url}

        このURLは一度だけ使えます。{Until.ToJapanText()}を過ぎると使えなくなります。
        ほかの方に転送しないでください。
        {(GuideUrl is null ? "" : $"\n手順は、初回ログイン手順書をご覧ください。ログインしなくても開けます。\n\n{GuideUrl}\n")}
        心当たりがない場合は、このメールを削除してください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
