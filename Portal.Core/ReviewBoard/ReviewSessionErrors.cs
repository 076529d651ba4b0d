using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

public static class ReviewSessionErrors
{
    public static readonly Error NotEditable =
        new("この審査会は終了したか削除されたため、変更できません。新しい審査会を作成してください。");

    public static readonly Error AlreadyDeleted = new("この審査会は、すでに削除されています。");
}
