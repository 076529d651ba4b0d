using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class OfficePeopleErrors
{
    public static readonly Error NotAdministrator = new("管理者ではなくなったため、操作できません。管理者の方に頼んでください。");

    public static readonly Error RoleMissing = new("役割を選んでください。", "IsAdministrator");

    public static readonly Error AlreadyThere = new("このメールアドレスの方は、すでに利用者です。", "Email");

    public static readonly Error TooManyInvitations = new("返事を待っている招待が50件あります。いらない招待を取り消してから、招待してください。");

    public static readonly Error NotFound = new("利用者が見つかりません。ほかの管理者が先に外したようです。");

    public static readonly Error LastAdministrator = new("管理者がいなくなるため、できません。先に、ほかの方を管理者にしてください。");

    public static readonly Error Yourself = new("ご自分を外すことはできません。「この事業所・医療機関から抜ける」を使ってください。");

    /// <summary>The mailed address is unknown, too old, used or withdrawn.</summary>
    public static readonly Error InvitationUnusable = new("このURLは使えなくなっています。管理者の方に、もう一度招待してもらってください。");

    public static readonly Error AnotherKindOfAccount = new(
        "いまのアカウントでは参加できません。ログアウトして、事業所・医療機関のアカウントでログインするか、新しいアカウントをつくってください。");

    /// <summary>Two tabs of one browser work for the same office: what a page named is not done to another one.</summary>
    public static readonly Error AnotherOfficeChosen = new(
        "別の画面で、扱う事業所・医療機関が切り替わったため、何も変えませんでした。もとの事業所・医療機関に切り替えてから、もう一度操作してください。");

    public static readonly Error NotMyOffice = new("この事業所・医療機関には所属していません。画面を開き直してください。");
}
