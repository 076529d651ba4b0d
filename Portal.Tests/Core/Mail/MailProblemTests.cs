using Portal.Core.Mail;

namespace Portal.Tests.Core.Mail;

public sealed class MailProblemTests
{
    [Theory]
    [InlineData(550, "5.1.1 User unknown", "というあて先はありませんでした")]
    [InlineData(550, "No such user here", "というあて先はありませんでした")]
    [InlineData(550, "5.1.2 Host unknown", "というあて先は見つかりませんでした")]
    [InlineData(552, "5.2.2 Mailbox full", "メールボックスがいっぱいです。空きをつくる")]
    [InlineData(554, "Message blocked by DNSBL", "迷惑メールとして断りました")]
    [InlineData(550, "5.7.1 Too many messages, rate limited", "短い時間にたくさん送った")]
    [InlineData(550, "5.2.1 Mailbox disabled", "使えなくなっています")]
    [InlineData(554, "Transaction failed", "メールを断りました")]
    public void A_final_refusal_says_what_to_do(int code, string text, string expected) =>
        Assert.Contains(expected, MailProblem.Of(new MailOutcome(MailOutcomeKind.Refused, code, text), "taro@example.jp"), StringComparison.Ordinal);

    [Fact]
    public void A_mistyped_domain_is_met_with_what_was_probably_meant() =>
        Assert.Contains(
            "もしかして「taro@docomo.ne.jp」",
            MailProblem.Of(new MailOutcome(MailOutcomeKind.Refused, 550, "5.1.2 Domain not found"), "taro@docmo.ne.jp"),
            StringComparison.Ordinal);

    [Fact]
    public void The_servers_own_words_are_never_shown() =>
        Assert.DoesNotContain(
            "hanako",
            MailProblem.Of(new MailOutcome(MailOutcomeKind.Refused, 550, "5.7.1 hanako@example.jp is not welcome"), "taro@example.jp"),
            StringComparison.Ordinal);

    [Fact]
    public void The_longest_sentence_fits_its_column()
    {
        var recipient = new string('a', 64) + "@" + new string('b', 180) + ".example.jp";
        var problem = MailProblem.GivenUp(MailProblem.Of(new MailOutcome(MailOutcomeKind.Refused, 550, "5.1.1 x"), recipient));

        Assert.InRange(problem.Length, 1, OutgoingMail.ProblemMaxLength);
    }
}
