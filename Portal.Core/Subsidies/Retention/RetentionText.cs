namespace Portal.Core.Subsidies;

public static class RetentionText
{
    /// <summary>How an application that is gone had ended.</summary>
    public static string OutcomeText(this ApplicationStatus status) => status switch
    {
        ApplicationStatus.Withdrawn => "取り下げ",
        ApplicationStatus.Denied => "不交付決定",
        ApplicationStatus.Paid => "交付決定・振込済み",
        ApplicationStatus.Revoked => "交付決定の取消",
        ApplicationStatus.Discontinued => "中止・廃止",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Text(this RetentionHold hold) => hold switch
    {
        RetentionHold.Unpaid => "まだ振り込んでいません",
        RetentionHold.TaxReport => "消費税の報告が済んでいません",
        RetentionHold.Repayment => "返還が済んでいません",
        RetentionHold.Revocation => "取消の案が承認を待っています",
        RetentionHold.ChangeRequest => "変更・中止・廃止の申請に答えていません",
        RetentionHold.Ordered => "事務局が残すと決めています",
        _ => $"報告・返還・振込・取消・変更の申請が済むか、残す指定が解かれてから{SubsidyRetention.NoticeDays}日たっていません",
    };
}
