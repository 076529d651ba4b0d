namespace Portal.Pages.MyPage.People;

/// <summary>What roles and acts among an office's people are called.</summary>
public static class PeopleText
{
    public static string RoleOf(bool isAdministrator) => isAdministrator ? "管理者" : "利用者";

    public static string? Done(string? what) => what switch
    {
        "invited" => "招待のメールを送りました",
        "withdrawn" => "招待を取り消しました",
        "removed" => "利用者から外しました",
        "role" => "役割を変えました",
        _ => null,
    };
}
