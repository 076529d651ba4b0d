using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>利用登録の続きのご案内.</summary>
/// <param name="Url">Where the registration goes on.</param>
/// <param name="Until">Its last instant.</param>
public sealed record RegistrationMail(string Url, DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】利用登録の続きのご案内";

    public string Body => $"""
        介護情報基盤ポータルの利用登録を受け付けました。

        次のURLを開き、登録を続けてください。
        途中でやめても、同じURLから続きを始められます。

        {Url}

        このURLは、{Until.ToJapanText()}まで使えます。
        ほかの方に転送しないでください。

        次のものを、お手元にご用意ください。
        ・電子請求受付システムのユーザID（KJから始まる14文字）
        ・そのパスワード（仮パスワードは使えません）

        心当たりがない場合は、このメールを削除してください。
        何も登録されません。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
