using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

public static class ReviewBoardSettingsErrors
{
    public static readonly Error ChangedMeanwhile = new(
        "ほかの人が先に設定を変更したため、保存していません。下の「いまの設定」を確かめてから、もう一度保存してください。");
}
