using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Offices;

/// <summary>Who looks after two offices and switches in another tab does nothing to the one that the page did not name.</summary>
public sealed class ChosenOfficeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_is_done_to_the_office_that_the_page_did_not_name()
    {
        var (here, there, colleague) = await NewTwoOfficesAsync();
        var invited = await portal.InviteToOffice(there);
        var invitation = (await portal.SendAs(there, new ListOfficePeople()))!.Invitations.Single().Id;
        var named = there.OfficeId!.Value;

        Result[] results =
        [
            await portal.SendAs(here, new InviteOfficeUser(named, "x@example.jp", true)),
            await portal.SendAs(here, new RemoveOfficeUser(named, colleague)),
            await portal.SendAs(here, new SwitchOfficeAdministrator(named, colleague, true)),
            await portal.SendAs(here, new WithdrawOfficeInvitation(invitation)),
        ];

        Assert.All(results, r => Assert.Equal([OfficePeopleErrors.AnotherOfficeChosen], r.Errors));
        Assert.NotNull(await portal.SendAs(TestUser.Visitor, new FindOfficeInvitation(OfficeInvitations.TokenOf(invited))));
        foreach (var office in new[] { here, there })
        {
            Assert.Equal(
                [(here.AccountId!.Value, true), (colleague, false)],
                (await portal.PeopleOf(office)).OrderByDescending(m => m.IsAdministrator).Select(m => (m.AccountId, m.IsAdministrator)));
        }

        Assert.Equal(0, await portal.InDatabase(db => db.OfficeInvitations.CountAsync(i => i.Email == "x@example.jp")));
    }

    [Fact]
    public async Task An_office_to_which_nobody_belongs_any_more_is_not_called_another_one()
    {
        var (here, there, colleague) = await NewTwoOfficesAsync();
        await portal.SendAs(here, new SwitchOfficeAdministrator(here.OfficeId!.Value, colleague, true));
        var other = here with { AccountId = colleague, OfficeId = there.OfficeId };
        await portal.SendAs(other, new LeaveOffice(there.OfficeId!.Value));

        var result = await portal.SendAs(other, new RemoveOfficeUser(there.OfficeId.Value, here.AccountId!.Value));

        Assert.Equal([OfficePeopleErrors.NotMyOffice], result.Errors);
        Assert.Single(await portal.PeopleOf(there));
    }

    /// <summary>One person looks after both; a colleague belongs to both.</summary>
    private async Task<(TestUser Here, TestUser There, Guid Colleague)> NewTwoOfficesAsync()
    {
        var here = await portal.NewOfficeUser();
        var office = People.NewOffice(portal);
        var colleague = await portal.NewOfficeUser(await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == here.OfficeId)), isAdministrator: false);
        await portal.Add(office);
        await portal.Add(Member(office.Id, here, true), Member(office.Id, colleague, false));
        return (here, here with { OfficeId = office.Id }, colleague.AccountId!.Value);
    }

    private OfficeMembership Member(Guid officeId, TestUser user, bool isAdministrator) => new()
    {
        OfficeId = officeId,
        AccountId = user.AccountId!.Value,
        IsAdministrator = isAdministrator,
        JoinedAt = portal.Clock.Now,
    };
}
