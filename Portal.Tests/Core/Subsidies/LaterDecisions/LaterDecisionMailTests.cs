using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.LaterDecisions;

public sealed class LaterDecisionMailTests
{
    // The longest day there is to write.
    private static readonly DateOnly Due = new(2027, 10, 30);

    public static TheoryData<IMail> Mails =>
    [
        .. Enum.GetValues<LaterDecisionKind>().Select(kind => new LaterDecisionMail("261120-48273-4", "カードリーダーなどの助成金", kind, IsPartial: false, AsksBack: false)),
        new LaterDecisionMail("261120-48273-4", "カードリーダーなどの助成金", LaterDecisionKind.Revoked, IsPartial: true, AsksBack: true),
        .. Enum.GetValues<RepaymentGround>().SelectMany(ground => new IMail[]
        {
            new RepaymentReminderMail("261120-48273-4", Due, IsOverdue: false, ground),
            new RepaymentReminderMail("261120-48273-4", Due, IsOverdue: true, ground),
            new RepaymentReopenedMail("261120-48273-4", ground),
            new RepaymentReturnedMail("261120-48273-4", ground),
        }),
        new RepaymentWithdrawnMail("261120-48273-4", IsAskedAgain: false),
        new RepaymentWithdrawnMail("261120-48273-4", IsAskedAgain: true),
        new RepaymentAskedMail("261120-48273-4", OfGrant: true, OfTax: false),
        new RepaymentAskedMail("261120-48273-4", OfGrant: false, OfTax: true),
        new RepaymentAskedMail("261120-48273-4", OfGrant: true, OfTax: true),
    ];

    [Theory]
    [MemberData(nameof(Mails))]
    public void No_sentence_of_ours_is_torn_and_no_money_is_told(IMail mail)
    {
        Assert.All(mail.Body.Split('\n'), line => Assert.True(TextColumns.Of(line) <= MailText.MaxColumns, line));
        Assert.DoesNotContain("{", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("円", mail.Body, StringComparison.Ordinal);
        // Another 返還, or a report, may be open.
        Assert.DoesNotContain("していただくことはありません", mail.Body, StringComparison.Ordinal);
        Assert.True(mail.Subject.Length <= OutgoingMail.SubjectMaxLength);
    }
}
