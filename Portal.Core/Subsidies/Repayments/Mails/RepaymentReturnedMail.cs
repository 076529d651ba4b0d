using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>返還を確認したお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="Ground">返還のもと.</param>
public sealed record RepaymentReturnedMail(string ReceiptNumber, RepaymentGround Ground) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の返還を確認しました";

    public string Body => $"""
        {Ground.Because()}返していただく額の入金を確認しました。
        これで、この返還は終わりです。していただくことはありません。

        受付番号　{ReceiptNumber}

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
