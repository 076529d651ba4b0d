using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>代理を頼まれたお知らせ, to the organisation that is asked.</summary>
/// <param name="OfficeName">Who asks.</param>
/// <param name="Scope">代理の範囲.</param>
/// <param name="LastOn">最後の日.</param>
/// <param name="Until">Until then it can be accepted.</param>
public sealed record ProxyOfferedMail(string OfficeName, ProxyScope Scope, DateOnly LastOn, DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】申請の代理を頼まれました";

    public string Body => $"""
        {OfficeName}が、助成金の申請の代理を頼んでいます。

        範囲
        {string.Join('\n', Scope.Lines().Select(line => $"・{line}"))}
        最後の日　{LastOn.ToJapanText()}

        ログインして「代理」を開き、引き受けるか辞退するかを選んでください。
        引き受けるまで、何も始まりません。
        {Until.ToJapanText()}を過ぎると、引き受けられなくなります。

        心当たりがない場合は、何もしなくてかまいません。
        何もしなければ、始まりません。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
