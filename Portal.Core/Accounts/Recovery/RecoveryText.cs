namespace Portal.Core.Accounts;

/// <summary>アカウントの復旧 in words.</summary>
public static class RecoveryText
{
    public static string Text(this IdentityCheck check) => check switch
    {
        IdentityCheck.CallBack => "登録簿の電話番号へかけ直した",
        IdentityCheck.Document => "証明書や書類を確かめた",
        _ => "窓口で確かめた",
    };

    public static string Text(this RecoveryStatus status) => status switch
    {
        RecoveryStatus.Requested => "確認待ち",
        RecoveryStatus.Waiting => "待機中",
        RecoveryStatus.Completed => "完了",
        RecoveryStatus.Refused => "見送り",
        RecoveryStatus.Cancelled => "取りやめ",
        _ => "本人の申し出で中止",
    };
}
