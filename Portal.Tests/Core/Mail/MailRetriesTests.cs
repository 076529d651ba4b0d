using Portal.Core.Mail;
using Portal.Tests.Support;
using static Portal.Tests.Core.Mail.TestMails;

namespace Portal.Tests.Core.Mail;

/// <summary>再試行: the table of pauses and its end, without a server.</summary>
public sealed class MailRetriesTests
{
    private static readonly DateTimeOffset Start = TestClock.InJapan(2026, 11, 20, 9, 12);

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 5)]
    [InlineData(3, 6, 15)]
    [InlineData(4, 21, 30)]
    [InlineData(5, 51, 60)]
    [InlineData(6, 111, 60)]
    [InlineData(27, 23 * 60 - 9, 60)]
    [InlineData(28, 24 * 60 - 9, null)]
    public void Each_attempt_has_its_minute_and_its_pause(int attempt, int minute, int? pause)
    {
        var mail = NewMail();
        var at = Start;
        for (var earlier = 1; earlier < attempt; earlier++)
        {
            Refuse(mail, at);
            at = mail.NextAttemptAt;
        }

        Refuse(mail, at);

        Assert.Equal((minute, attempt), ((at - Start).TotalMinutes, mail.Attempts));
        Assert.Equal(pause is null ? MailStatus.Undeliverable : MailStatus.Retrying, mail.Status);
        Assert.Equal(pause, mail.IsOpen ? (int)(mail.NextAttemptAt - at).TotalMinutes : null);
    }

    [Theory]
    [InlineData(0, MailStatus.Retrying)]
    [InlineData(1, MailStatus.Undeliverable)]
    public void The_last_attempt_is_made_24_hours_after_the_first_and_none_later(int tooLate, MailStatus expected)
    {
        var mail = NewMail();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Refuse(mail, Start);
        }

        Refuse(mail, Start.AddHours(23).AddSeconds(tooLate));

        Assert.Equal(expected, mail.Status);
    }

    private static OutgoingMail NewMail() => OutgoingMail.Compose(AnAddress(), TestMail.Simple, Start);

    private static void Refuse(OutgoingMail mail, DateTimeOffset at)
    {
        mail.BeginAttempt(at);
        mail.Conclude(new MailOutcome(MailOutcomeKind.TryLater, 451), at);
    }
}
