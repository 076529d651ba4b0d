using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

public static class NotificationAddressErrors
{
    public static readonly Error TooMany = new(
        "通知先は5件までです。使わない通知先を削除してから、追加してください。", "Email");

    public static readonly Error AlreadyThere = new("このメールアドレスは、すでに追加しています。", "Email");

    public static readonly Error AlreadyConfirmed = new("このメールアドレスは、すでに確認が済んでいます。");

    public static readonly Error KindMissing = new("どの通知の宛先か選んでください。", "Kind");

    /// <summary>One sentence for unknown, expired and used links alike.</summary>
    public static readonly Error LinkDead = new(
        "このURLは使えません。期限が過ぎたか、すでに確認が済んでいます。必要なときは、設定の画面から確認メールを送り直してもらってください。");
}
