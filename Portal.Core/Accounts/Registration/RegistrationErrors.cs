using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class RegistrationErrors
{
    public static readonly Error KindMissing = new("種別を選んでください。", "Kind");

    /// <summary>The mailed address is unknown, too old, or has already led to an account.</summary>
    public static readonly Error LinkUnusable = new("このURLは使えなくなっています。はじめから登録し直してください。");

    /// <summary>One sentence for every reason: an outsider learns nothing about which users exist.</summary>
    public static readonly Error ClaimsUserRefused = new(
        "電子請求受付システムのユーザIDとパスワードを確かめられませんでした。入力を確かめて、もう一度お試しください。仮パスワードのままのときは、先に電子請求受付システムで変更してください。");

    public static readonly Error ClaimsReceptionUnavailable = new(
        "いま、電子請求受付システムの情報を確かめられません。ここまでの入力は保存しています。時間をおいて、メールのURLからもう一度お試しください。");

    public static readonly Error ClaimsUserLocked = new(
        "間違いが続いたため、しばらく確かめられません。30分ほどおいてから、もう一度お試しください。ここまでの入力は保存しています。");

    public static readonly Error ClaimsUserMissing = new("先に、電子請求受付システムのユーザIDとパスワードを確かめてください。");

    public static readonly Error PlaceMissing = new("登録する事業所・医療機関を選んでください。", "Place");

    public static readonly Error OfficeMissing = new("先に、事業所・医療機関の情報を確かめてください。");

    public static readonly Error OfficeTaken = new(
        "この事業所・医療機関は、すでに登録されています。登録した方（管理者）に、利用者として招待してもらってください。管理者がわからないときは、お問い合わせください。");
}
