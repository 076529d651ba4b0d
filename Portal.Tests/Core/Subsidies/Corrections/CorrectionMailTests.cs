using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Corrections;

public sealed class CorrectionMailTests
{
    // The longest day there is to write.
    private static readonly DateOnly Due = new(2027, 10, 30);

    public static TheoryData<IMail> Mails =>
    [
        new ApplicationReturnedMail("261120-48273-4", "カードリーダーなどの助成金", 12, Due),
        new ReturnTakenBackMail("261120-48273-4", "カードリーダーなどの助成金"),
        new CorrectionArrivedMail("261120-48273-4", "カードリーダーなどの助成金", 12),
        new CorrectionReminderMail("261120-48273-4", "カードリーダーなどの助成金", Due, IsOverdue: false),
        new CorrectionReminderMail("261120-48273-4", "カードリーダーなどの助成金", Due, IsOverdue: true),
        new CorrectionReceivedMail(Sent, "261120-48273-4", TestClock.InJapan(2026, 11, 20), TestClock.InJapan(2026, 12, 3), TestClock.InJapan(2026, 12, 3)),
    ];

    private static SentApplication Sent => new(
        "カードリーダーなどの助成金", default, "4470100019", null!, null!, null!, null!, [], "", new ExpectedDays(Due, Due));

    [Theory]
    [MemberData(nameof(Mails))]
    public void No_sentence_of_ours_is_torn_and_nobody_is_named(IMail mail)
    {
        Assert.All(mail.Body.Split('\n'), line => Assert.True(TextColumns.Of(line) <= MailText.MaxColumns, line));
        Assert.DoesNotContain("4470100019", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{", mail.Body, StringComparison.Ordinal);
        Assert.True(mail.Subject.Length <= OutgoingMail.SubjectMaxLength);
    }
}
