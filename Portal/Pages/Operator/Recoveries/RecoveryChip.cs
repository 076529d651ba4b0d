using Portal.Core.Accounts;

namespace Portal.Pages.Operator.Recoveries;

public static class RecoveryChip
{
    /// <summary>The kind of chip that carries the state.</summary>
    public static string Chip(this RecoveryStatus status) => status switch
    {
        RecoveryStatus.Requested => "wait",
        RecoveryStatus.Waiting => "plan",
        RecoveryStatus.Completed => "done",
        RecoveryStatus.Objected => "bad",
        _ => "none",
    };

    /// <summary>What has just been done, from the query of the page to which it led.</summary>
    public static string? Done(string? done) => done switch
    {
        "requested" => "記録しました。事務局のほかの方に、この画面での確認を頼んでください",
        "confirmed" => "確認しました。前のアドレスと新しいアドレス、ほかの管理者の方に、メールで知らせます",
        "stopped" => "復旧をやめました",
        _ => null,
    };
}
