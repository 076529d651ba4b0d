using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>What every mail to a reviewer says of the session: whose, when, until when, and where to ask; nothing of any case.</summary>
/// <param name="InsurerName">保険者の名称.</param>
/// <param name="PlannedOn">開催予定日.</param>
/// <param name="StartsAt">開始時刻; null when not stated.</param>
/// <param name="ExpiresOn">The last day on which the links work.</param>
/// <param name="ContactName">Department to ask; empty when the insurer set none.</param>
/// <param name="ContactPhone">Its telephone; empty when the insurer set none.</param>
public sealed record ReviewMailFacts(
    string InsurerName, DateOnly PlannedOn, TimeOnly? StartsAt, DateOnly ExpiresOn, string ContactName, string ContactPhone)
{
    public string Day => $"{PlannedOn.ToJapanText()}{StartsAt?.ToJapanText()}";

    public string Expiry => $"{ExpiresOn.ToJapanText()}まで";

    public string Contact =>
        string.Join('\n', new[] { $"{InsurerName} {ContactName}".Trim(), ContactPhone.Length > 0 ? $"電話 {ContactPhone}" : "" }
            .Where(line => line.Length > 0));

    /// <summary>The end of each mail.</summary>
    public string Closing => $"""
        お問い合わせ先
        {Contact}

        このメールは、介護情報基盤ポータルから自動で送っています。
        心当たりのない方は、お手数ですが上のお問い合わせ先へお知らせのうえ、
        このメールを削除してください。
        """;
}
