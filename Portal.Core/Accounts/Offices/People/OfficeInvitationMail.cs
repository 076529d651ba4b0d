using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>利用者への招待.</summary>
/// <param name="OfficeName">名称.</param>
/// <param name="Inviter">氏名 of who invites.</param>
/// <param name="Url">Where one joins.</param>
/// <param name="Until">Its last instant.</param>
public sealed record OfficeInvitationMail(string OfficeName, string Inviter, string Url, DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】利用者への招待";

    public string Body => $"""
        {OfficeName}の{Inviter}さんが、あなたを介護情報基盤ポータルの利用者に招待しました。

        次のURLを開き、参加してください。
        すでに事業所・医療機関のアカウントをお持ちの方は、そのアカウントで参加できます。

        {Url}

        このURLは一度だけ使えます。{Until.ToJapanText()}を過ぎると使えなくなります。
        ほかの方に転送しないでください。

        心当たりがない場合は、このメールを削除してください。
        何も登録されません。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
