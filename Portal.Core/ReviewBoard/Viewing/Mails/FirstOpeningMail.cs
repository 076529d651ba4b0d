using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会資料参照状況の通知: somebody opened the papers for the first time.</summary>
/// <param name="Facts">The session.</param>
/// <param name="Position">The reviewer's place in the list.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="OpenedSoFar">How many have opened them.</param>
public sealed record FirstOpeningMail(SessionNoticeFacts Facts, int Position, DateTimeOffset OpenedAt, int OpenedSoFar) : IMail
{
    public string Subject => "審査会資料が開かれました";

    public string Body => $"""
        審査員が、審査会資料を初めて開きました。

        {Facts.Head}
        開いた方　　一覧の{Position}番目の方
        開いた日時　{OpenedAt.ToJapanText()}
        これまでに　{Facts.Reviewers}名のうち{OpenedSoFar}名が開きました

        {Facts.Closing}
        """;
}
