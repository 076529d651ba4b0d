using Portal.Core.Results;

namespace Portal.Core.Content;

public static class BannerErrors
{
    public static readonly Error EndsBeforeItBegins = new("終わりは、始まりより後の日時を入力してください。", nameof(SetBanner.UntilDay));

    public static readonly Error EndIsPast = new("終わりは、今より後の日時を入力してください。", nameof(SetBanner.UntilDay));

    public static readonly Error NotFound = new("このお知らせはありません。一覧を開き直してください。");

    public static readonly Error AlreadyOver = new("このお知らせは、すでに終わっています。");
}
