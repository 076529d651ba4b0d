using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>代理が始まったお知らせ, to the office that gave it.</summary>
/// <param name="Organisation">Who has accepted.</param>
/// <param name="Scope">代理の範囲.</param>
/// <param name="LastOn">最後の日.</param>
public sealed record ProxyAcceptedMail(string Organisation, ProxyScope Scope, DateOnly LastOn) : IMail
{
    public string Subject => "【介護情報基盤ポータル】申請の代理が始まりました";

    public string Body => $"""
        {Organisation}が、助成金の申請の代理を引き受けました。

        範囲
        {string.Join('\n', Scope.Lines().Select(line => $"・{line}"))}
        最後の日　{LastOn.ToJapanText()}

        代理は、いつでも終わりにできます。
        ログインして「代理」を開いてください。

        心当たりがない場合は、すぐに代理を終わりにして、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
