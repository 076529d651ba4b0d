using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>What can be refused when a session is registered, updated or deleted, with what to do next.</summary>
public static class RegistrationErrors
{
    /// <summary>Never read by anybody: the page finds nothing to show either and answers 404.</summary>
    public static readonly Error NotFound = new("この審査会は見つかりません。");

    public static readonly Error AlreadyRegistered = new(
        "この審査会は、すでに登録されています。もう一度登録する必要はありません。参照状況の画面でようすを確かめてください。");

    public static readonly Error AlreadyUpdated = new(
        "この版は、すでに更新されています。参照状況の画面でようすを確かめてください。");

    public static readonly Error ChangedSinceOpened = new(
        "この画面を開いたあとに、内容が変更されました。下の最新の内容を確かめてから、もう一度操作してください。");

    public static readonly Error NothingChanged = new(
        "前の版から変わったところがないため、更新していません。資料や開催情報を変更してから更新してください。");

    public static readonly Error NotReady = new(
        "まだ登録できません。「登録する前に直すところ」を直してから、もう一度操作してください。");

    public static readonly Error PasswordChoiceMissing = new("参照用パスワードの決め方を選んでください。", "Passwords");

    public static readonly Error NobodyToMail = new("パスワード通知メールを送る審査員を、ひとりは選んでください。", "PasswordMailTo");

    public static readonly Error PasswordsRenewedSinceOpened = new(
        "この画面を開いたあとに、参照用パスワードが作り直されました。いまお伝えしているパスワードを使えなくしてよいときだけ、もう一度「作り直す」を押してください。");

    public static readonly Error NotRegistered = new(
        "この審査会は受付を終えているか、まだ登録していないため、この操作はできません。");

    public static readonly Error ReviewerGone = new("この審査員は、審査会から外れています。参照状況の画面を開き直してください。");
}
