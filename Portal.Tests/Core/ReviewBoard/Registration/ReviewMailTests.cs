using System.Text.RegularExpressions;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Registration;

public sealed partial class ReviewMailTests
{
    private const string Password = "482711930056";
    private static readonly string Token = new('T', 43);

    private static readonly ReviewMailFacts Facts = new(
        "大分県後期高齢者医療介護保険広域連合とても長い名前の広域連合", new DateOnly(2026, 12, 3), new TimeOnly(14, 0), new DateOnly(2026, 12, 10),
        "福祉保健部 長寿福祉課 介護認定審査会担当", "097-000-0000");

    private static readonly SessionNoticeFacts Notice = new(
        42, new DateOnly(2026, 12, 3), 2, 30, "https://portal.example.jp/insurer/review-sessions/01234567-89ab-cdef-0123-456789abcdef");

    public static TheoryData<IMail> Mails =>
    [
        new ReviewPapersMail(Facts, LinkMailKind.Papers, Url, "K7QF-3M9P-X2TD", CodeUrl),
        new ReviewPapersMail(Facts, LinkMailKind.Again, Url, "K7QF-3M9P-X2TD", CodeUrl),
        new ReviewPapersMail(Facts, LinkMailKind.Updated, Url, "K7QF-3M9P-X2TD", CodeUrl),
        new ReviewPapersMail(Facts, LinkMailKind.Renewed, Url, "K7QF-3M9P-X2TD", CodeUrl),
        new ReviewPapersReplacedMail(Facts, ["資料の差し替え 12件", "事例の番号などの変更 3件"], Url, "K7QF-3M9P-X2TD", CodeUrl),
        new ReviewPapersReminderMail(Facts, Url, "K7QF-3M9P-X2TD", CodeUrl),
        new ViewingPasswordMail(Facts, Password),
        new ReviewSessionCancelledMail(Facts),
        new ReviewerLeftMail(Facts),
        new ReviewSessionChangedMail(Facts, [new FieldChange("閲覧期限", "令和8年12月10日（木）", "令和8年12月20日（日）")]),
        new ProcessingResultMail(Notice, 27, [1, 12, 30], 2, 0, "261126-48273-4"),
        new ProcessingResultMail(Notice, 30, [], 0, 0, null),
        new LateFailureMail(Notice, [.. Enumerable.Range(1, 30)]),
        new GateClosedMail(Notice),
        new FirstOpeningMail(Notice, 3, TestClock.InJapan(2026, 11, 30, 9, 5), 4),
        new OpeningDigestMail(new DateOnly(2026, 11, 30), [new OpenedSession(42, new DateOnly(2026, 12, 3), 1, 2, 3, 5)], CodeUrl),
        new AllReadMail(Notice),
        new UnreadMail(Notice, [.. Enumerable.Range(1, 30)]),
    ];

    private static string Url => $"https://portal.example.jp/review/{Token}";

    private static string CodeUrl => "https://portal.example.jp/review";

    [Theory]
    [MemberData(nameof(Mails))]
    public void Every_mail_is_narrow_with_each_url_alone_on_its_line(IMail mail)
    {
        var lines = MailText.Fold(mail.Body).Split('\n');

        Assert.All(lines, line => Assert.True(
            TextColumns.Of(line) <= MailText.MaxColumns || (line.StartsWith("https://", StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal)), line));
        Assert.All(mail.Body.Split('\n').Where(l => l.Contains("http", StringComparison.Ordinal)), l => Assert.Matches(OnlyUrl(), l.Trim()));
        Assert.DoesNotContain("{", mail.Body, StringComparison.Ordinal);
    }

    // What our own words wrap is torn at the wrong place; only names from outside may be too long for a line.
    [Theory]
    [MemberData(nameof(Mails))]
    public void No_sentence_of_ours_is_torn(IMail mail) => Assert.All(
        mail.Body.Split('\n').Where(line => !line.Contains(Facts.InsurerName, StringComparison.Ordinal) && !line.Contains("http", StringComparison.Ordinal)),
        line => Assert.True(TextColumns.Of(line) <= MailText.MaxColumns || line.Contains('、') && line.Any(char.IsAsciiDigit), line));

    [Theory]
    [MemberData(nameof(Mails))]
    public void No_mail_carries_a_password_with_a_url(IMail mail)
    {
        var text = mail.Subject + mail.Body;
        var hasPassword = text.Contains(ViewingPassword.ToSpoken(Password), StringComparison.Ordinal) || text.Contains(Password, StringComparison.Ordinal);

        Assert.Equal(mail is ViewingPasswordMail, hasPassword);
        Assert.False(hasPassword && text.Contains("http", StringComparison.Ordinal));
        Assert.False(hasPassword && text.Contains("K7QF", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_subject_is_short_and_says_nothing_of_panel_or_number(IMail mail)
    {
        Assert.DoesNotMatch("第[0-9]+回|合議体|[0-9]{4}", mail.Subject);
        Assert.True(mail.Subject.Length <= OutgoingMail.SubjectMaxLength);
    }

    [GeneratedRegex("^https://[^ 　]+$")]
    private static partial Regex OnlyUrl();
}
