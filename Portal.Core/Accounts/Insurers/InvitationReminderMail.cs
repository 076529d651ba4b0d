using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>まだログインしていない方への催促.</summary>
/// <param name="Insurer">Whose administrator the person is. Who invited is not said: it may have been the insurer or the secretariat.</param>
/// <param name="LoginId">ログインID.</param>
/// <param name="Url">The one-time link; the page to sign in for who has set a password.</param>
/// <param name="GuideUrl">初回ログイン手順書.</param>
/// <param name="Until">The link's last instant; null for who has set a password.</param>
public sealed record InvitationReminderMail(string Insurer, string LoginId, string Url, string GuideUrl, DateTimeOffset? Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】ログインのお願い";

    public string Body => $"""
        {Insurer}の管理者として、介護情報基盤ポータルにお招きしています。まだログインを確認できていません。
        ログインIDは {LoginId} です。

        {(Until is null
            ? "パスワードをお持ちの方は、次のURLからログインしてください。"
            : "次のURLを開き、ご自分のパスワードを決めて、利用を始めてください。")}

        {Url}

        {(Until is { } until
            ? $"このURLは一度だけ使えます。{until.ToJapanText()}を過ぎると使えなくなります。\nほかの方に転送しないでください。"
            : "パスワードを忘れたときは、ログインの画面から設定し直せます。")}

        手順は、初回ログイン手順書をご覧ください。ログインしなくても開けます。

        {GuideUrl}

        担当が変わったときは、ポータルの事務局にお知らせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
