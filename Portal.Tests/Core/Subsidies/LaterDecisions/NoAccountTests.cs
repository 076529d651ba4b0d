using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.LaterDecisions;

/// <summary>Before anybody has set the account to which money comes back, nothing is asked back.</summary>
public sealed class NoAccountTests(NoAccountTests.UnsetPortal portal) : IClassFixture<NoAccountTests.UnsetPortal>
{
    [Fact]
    public async Task Neither_a_change_nor_a_revocation_of_what_was_paid_is_decided()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var (applicant, id) = await portal.NewPaidApplication();
        var (_, revoked) = await portal.NewPaidApplication();
        var change = await portal.NewChange(applicant, id);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change)).Errors);
        await portal.ProposeRevocation(await portal.NewExaminer(), revoked);

        Assert.Equal([RepaymentErrors.NoAccount], (await portal.DecideChange(await portal.NewExaminer(), change)).Errors);
        Assert.Equal([RepaymentErrors.NoAccount], (await portal.DecideRevocation(await portal.NewExaminer(), revoked)).Errors);
        Assert.Empty(await portal.LaterDecisionsOf(id));
        Assert.Empty(await portal.LaterDecisionsOf(revoked));
        Assert.Equal(64_000, (await portal.ApplicationOf(id)).GrantedYen);
    }

    [Fact]
    public async Task What_was_not_paid_needs_none_and_who_has_given_up_does_not_apply_again()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.AnswerChange(await portal.NewChange(applicant, id, ChangeKind.Discontinuation));

        Assert.Equal(ApplicationStatus.Discontinued, (await portal.ApplicationOf(id)).Status);
        Assert.Equal([ApplicationErrors.AlreadyApplied], (await portal.SendAs(applicant, new StartApplication())).Errors);
    }

    public sealed class UnsetPortal : PortalFixture
    {
        protected override void Replace(IServiceCollection services)
        {
            base.Replace(services);
            services.PostConfigure<RepaymentOptions>(options => options.Account = "");
        }
    }
}
