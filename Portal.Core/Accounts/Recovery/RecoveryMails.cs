using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>To the old address, at the confirmation: whoever still reads it can stop everything by one button.</summary>
/// <param name="Url">Where it is stopped.</param>
/// <param name="Effect">Until then.</param>
public sealed record RecoveryBegunMail(string Url, DateTimeOffset Effect) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アカウントの復旧の手続きが始まりました";

    public string Body => $"""
        介護情報基盤ポータルの、あなたのアカウントのメールアドレスと
        ログイン方法を、新しいものに替える手続きを受け付けました。

        {Effect.ToJapanText()}に、
        いまのパスワード、パスキー、認証アプリは使えなくなり、
        新しいメールアドレスに、パスワードを決めるURLを送ります。

        ご自分で頼んだ場合は、何もする必要はありません。

        心当たりがない場合は、それまでに次のURLを開き、
        「手続きを止める」を押してください。

        {Url}

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>To the new address, at the confirmation. It carries nothing that opens anything.</summary>
/// <param name="Effect">When the link comes.</param>
public sealed record RecoveryWaitingMail(DateTimeOffset Effect) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アカウントの復旧を受け付けました";

    public string Body => $"""
        介護情報基盤ポータルのアカウントの復旧を受け付けました。

        {Effect.ToJapanText()}を過ぎると、
        このアドレスに、パスワードを決めるURLを送ります。
        安全のため、それまでお待ちください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>To the new address, once it is the account's.</summary>
/// <param name="LoginId">Who has lost everything may have lost this, too.</param>
/// <param name="Url">The one-time link.</param>
/// <param name="Until">Its last instant.</param>
public sealed record RecoveryLinkMail(string LoginId, string Url, DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アカウントを復旧しました";

    public string Body => $"""
        介護情報基盤ポータルのアカウントを復旧しました。

        ログインID　{LoginId}

        次のURLを開き、新しいパスワードを決めてください。

        {Url}

        このURLは一度だけ、{Until.ToJapanText()}まで使えます。
        ほかの方に転送しないでください。

        二要素認証は、すべて外れています。ログインしたあとに、
        「アカウントの安全」で設定し直してください。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>To both addresses, when it was stopped before it took effect.</summary>
public sealed record RecoveryStoppedMail : IMail
{
    public string Subject => "【介護情報基盤ポータル】アカウントの復旧の手続きを止めました";

    public string Body => """
        介護情報基盤ポータルのアカウントの復旧の手続きを止めました。
        アカウントは、何も変わっていません。

        もう一度手続きが必要な場合や、心当たりがない場合は、
        お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
