using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>What an applicant may expect before the decision: a day that has passed without one is not promised any more.</summary>
public static class ExpectedText
{
    public static string ResultText(this ExpectedDays expected, DateOnly today) =>
        today <= expected.ResultBy ? $"{expected.ResultBy.ToJapanText()}ごろまで" : "予定より時間がかかっています";

    public static string TransferText(this ExpectedDays expected, DateOnly today) =>
        today <= expected.ResultBy ? $"{expected.TransferBy.ToJapanText()}ごろまで" : "決定のときにお知らせします";
}
