using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Registration;

/// <summary>Papers go where the register says, whatever it said on the day on which the reviewers were chosen.</summary>
public sealed class RegisterAddressTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_corrected_address_stops_the_registration_until_the_choice_is_saved_again()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        var reviewers = await portal.ReviewersOf(session.Id);
        await ChangeMember(reviewers[0], "right@example.jp");

        var refused = await portal.SendAs(clerk, await portal.Registration(session.Id));
        var missing = (await portal.SendAs(clerk, new GetSessionReadiness(session.Id)))!.Missing.Single();
        var shown = (await portal.SendAs(clerk, new GetSessionReviewers(session.Id, null, [])))!.Chosen[0].Email;
        await Choose(clerk, session.Id, reviewers);
        var done = await portal.SendAs(clerk, await portal.Registration(session.Id));

        Assert.Equal([RegistrationErrors.NotReady], refused.Errors);
        Assert.Equal(PreparationStep.Reviewers, missing.Step);
        Assert.StartsWith("審査 1郎さんの名簿の内容が、選んだあとに変わりました。", missing.Message, StringComparison.Ordinal);
        Assert.Equal("right@example.jp", shown);
        Assert.Empty(done.Errors);
        Assert.Contains(await portal.MailsOf(session.Id), m => m.Mail.Recipient == "right@example.jp");
        Assert.DoesNotContain(await portal.MailsOf(session.Id), m => m.Mail.Recipient == reviewers[0].Email);
    }

    [Fact]
    public async Task Who_was_made_inactive_gets_nothing_neither_at_registration_nor_at_an_update()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        var reviewer = (await portal.ReviewersOf(session.Id))[1];
        await portal.SendAs(clerk, new SwitchReviewer(reviewer.ReviewerId, Active: false));

        var registration = await portal.SendAs(clerk, await portal.Registration(session.Id));
        await portal.SendAs(clerk, new SwitchReviewer(reviewer.ReviewerId, Active: true));
        await portal.Register(clerk, session.Id);
        await portal.SendAs(clerk, new SwitchReviewer(reviewer.ReviewerId, Active: false));
        await portal.ReplacePaper(clerk, session);
        var update = await portal.SendAs(clerk, await portal.Updating(session.Id));
        var readiness = (await portal.SendAs(clerk, new GetSessionReadiness(session.Id)))!;

        Assert.Equal([RegistrationErrors.NotReady], registration.Errors);
        Assert.Equal([RegistrationErrors.NotReady], update.Errors);
        Assert.StartsWith("審査 2郎さんは、名簿で無効になっています。", readiness.Missing.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_says_whose_address_the_register_has_differently_and_does_not_stop()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        await ChangeMember((await portal.ReviewersOf(session.Id))[0], "later@example.jp");
        await portal.ReplacePaper(clerk, session);

        var readiness = (await portal.SendAs(clerk, new GetSessionReadiness(session.Id)))!;

        Assert.True(readiness.IsReady);
        Assert.Contains(readiness.Warnings, w => w.Message.StartsWith("審査 1郎さんへ送るアドレスが、", StringComparison.Ordinal));
    }

    private Task<int> ChangeMember(SessionReviewer reviewer, string email) => portal.InDatabase(db => db.Reviewers
        .Where(r => r.Id == reviewer.ReviewerId)
        .ExecuteUpdateAsync(r => r.SetProperty(x => x.Email, email).SetProperty(x => x.EmailKey, email)));

    private async Task Choose(TestUser clerk, Guid sessionId, IEnumerable<SessionReviewer> reviewers)
    {
        var revision = await portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.Revision).SingleAsync());
        Assert.Empty((await portal.SendAs(clerk, new SaveSessionReviewers(
            sessionId, revision, null, "2", [.. reviewers.Select(r => r.ReviewerId)], null, MustMatch: true))).Errors);
    }
}
