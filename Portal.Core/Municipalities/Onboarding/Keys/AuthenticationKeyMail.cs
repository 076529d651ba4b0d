using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>認証キーの発行と失効のお知らせ, to all administrators of the insurer. The key itself is in no mail.</summary>
/// <param name="End">末尾の4文字.</param>
/// <param name="At">When.</param>
/// <param name="IsRevoked">失効; false for 発行.</param>
public sealed record AuthenticationKeyMail(string End, DateTimeOffset At, bool IsRevoked) : IMail
{
    private string Act => IsRevoked ? "失効させました" : "発行しました";

    public string Subject => $"【介護情報基盤ポータル】認証キーを{Act}";

    public string Body => $"""
        {At.ToJapanText()}に、認証キー（末尾 {End}）を{Act}。

        {(IsRevoked
            ? "このキーを設定したシステムからは、もう連携できません。"
            : "キーは、発行した方の画面に一度だけ表示しました。このメールには書いていません。")}

        心当たりがない場合は、ポータルの「利用開始の準備」の「認証キー」を開き、
        このキーを{(IsRevoked ? "使っていたシステムを確かめて" : "失効させて")}ください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

internal static class InsurerAdministrators
{
    /// <summary>A mail to each administrator who can sign in; the caller saves.</summary>
    public static async Task TellAdministratorsAsync(
        this PortalDbContext db, Guid insurerId, IMail mail, Guid aboutId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var addresses = await db.Users
            .Where(a => a.InsurerId == insurerId && a.Role == AccountRole.InsurerAdministrator && a.DisabledAt == null && a.PasswordHash != null)
            .OrderBy(a => a.Id).Select(a => a.Email!).ToListAsync(cancellationToken);
        db.AddRange(addresses.Select(address => OutgoingMail.Compose(address, mail, now, aboutId)));
    }
}
