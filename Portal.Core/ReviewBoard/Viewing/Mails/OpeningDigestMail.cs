using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会資料参照状況の通知, 1日1回まとめて.</summary>
/// <param name="Day">Japan's day.</param>
/// <param name="Sessions">One for each session that was opened by somebody since the last digest.</param>
/// <param name="ListUrl">The list of sessions.</param>
public sealed record OpeningDigestMail(DateOnly Day, IReadOnlyList<OpenedSession> Sessions, string ListUrl) : IMail
{
    public string Subject => "審査会資料の参照状況（1日のまとめ）";

    public string Body => $"""
        {Day.ToJapanText()}までに、審査会資料を初めて開いた審査員がいます。

        {string.Join("\n\n", Sessions.Select(s => s.Text))}

        くわしくは、ログインして参照状況の画面をご覧ください。
        {ListUrl}

        このメールは、介護情報基盤ポータルから自動で送っています。
        宛先は、ポータルの設定で変えられます。
        """;
}

/// <param name="New">How many opened it since the last digest.</param>
/// <param name="Opened">How many have opened it in all.</param>
public sealed record OpenedSession(int Number, DateOnly PlannedOn, int Version, int New, int Opened, int Reviewers)
{
    public string Text => $"""
        第{Number}回 介護認定審査会（{PlannedOn.ToJapanText()}・第{Version}版）
        新しく開いた方 {New}名／これまでに{Reviewers}名のうち{Opened}名
        """;
}
