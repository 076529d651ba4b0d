using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>To the old address, at the confirmation: whoever still reads it can stop everything by one button.</summary>
/// <param name="Url">Where it is stopped.</param>
public sealed record RecoveryBegunMail(string Url) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アカウントの復旧の手続きが始まりました";

    public string Body => $"""
        介護情報基盤ポータルの、あなたのアカウントのメールアドレスと
        ログイン方法を、新しいものに替える手続きを受け付けました。

        このメールをお送りしてから{(int)AccountRecovery.Wait.TotalHours}時間が過ぎると、
        いまのパスワード、パスキー、認証アプリは使えなくなり、
        新しいメールアドレスに、パスワードを決めるURLを送ります。

        ご自分で頼んだ場合は、何もする必要はありません。

        心当たりがない場合は、それまでに次のURLを開き、
        「手続きを止める」を押してください。

        {Url}

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>To the new address, at the confirmation: only who reads it can confirm it. Its link opens nothing else.</summary>
/// <param name="Url">Where it is confirmed.</param>
/// <param name="Until">The last instant for it.</param>
public sealed record RecoveryWaitingMail(string Url, DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アカウントの復旧：メールアドレスを確認してください";

    public string Body => $"""
        介護情報基盤ポータルのアカウントの復旧を受け付けました。

        次のURLを開き、「このアドレスを使う」を押してください。

        {Url}

        {Until.ToJapanText()}までに確認がないと、
        手続きは取りやめになります。ほかの方に転送しないでください。

        安全のため、{(int)AccountRecovery.Wait.TotalHours}時間ほど待ってから、このアドレスに、
        パスワードを決めるURLを送ります。

        心当たりがない場合は、何も押さずに、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>To the other administrators of the person's office, at the confirmation; a mail names no person.</summary>
/// <param name="OfficeName">名称.</param>
public sealed record RecoveryOfColleagueMail(string OfficeName) : IMail
{
    public string Subject => "【介護情報基盤ポータル】利用者のアカウントの復旧の手続きが始まりました";

    public string Body => $"""
        {OfficeName}の利用者お一人のアカウントについて、メールアドレスと
        ログイン方法を、新しいものに替える手続きが始まりました。

        ログインできなくなった方がいて、その方が頼んだものであれば、
        何もする必要はありません。

        心当たりがない場合は、すぐにお問い合わせください。
        {(int)AccountRecovery.Wait.TotalHours}時間のあいだは、止めることができます。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>To the new address, once it is the account's. The login ID stands on the page that the link opens, not beside the link.</summary>
/// <param name="Url">The one-time link.</param>
/// <param name="Until">Its last instant.</param>
public sealed record RecoveryLinkMail(string Url, DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】アカウントを復旧しました";

    public string Body => $"""
        介護情報基盤ポータルのアカウントを復旧しました。

        次のURLを開き、新しいパスワードを決めてください。
        ログインIDは、開いた画面に表示します。

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
