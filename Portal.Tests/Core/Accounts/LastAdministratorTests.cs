using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts;

public sealed class LastAdministratorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var only = await NewAdministrator();

        var result = await StepBack(only);

        Assert.Equal([AccountErrors.LastAdministrator], result.Errors);
    }

    [Fact]
    public async Task An_administrator_who_is_only_invited_does_not_count()
    {
        var only = await NewAdministrator();
        await portal.NewColleague(only, AccountRole.InsurerAdministrator);

        var result = await StepBack(only);

        Assert.Equal([AccountErrors.LastAdministrator], result.Errors);
    }

    [Fact]
    public async Task Of_two_who_step_back_at_the_same_instant_one_stays()
    {
        var first = await NewAdministrator();
        var second = await portal.NewColleague(first, AccountRole.InsurerAdministrator);
        await portal.GivePassword(second);

        var results = await Task.WhenAll(StepBack(first), StepBack(second));

        Assert.Single(results, r => r.Failed);
    }

    [Fact]
    public async Task Nobody_disables_the_own_account()
    {
        var administrator = await NewAdministrator();

        var result = await portal.SendAs(administrator, new DisableAccount(administrator.AccountId!.Value));

        Assert.Equal([AccountErrors.NotYourself], result.Errors);
    }

    [Fact]
    public async Task Clerks_have_nobody_in_their_care()
    {
        var administrator = await NewAdministrator();
        var clerk = await portal.NewColleague(administrator);

        var result = await portal.SendAs(clerk, new DisableAccount(administrator.AccountId!.Value));

        Assert.Equal([AccountErrors.NotFound], result.Errors);
    }

    private async Task<Result> StepBack(TestUser administrator) => await portal.SendAs(administrator, new ChangeAccountRole(
        administrator.AccountId!.Value, await portal.VersionOf(administrator), AccountRole.InsurerStaff));

    private async Task<TestUser> NewAdministrator()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.GivePassword(administrator);
        return administrator;
    }
}
