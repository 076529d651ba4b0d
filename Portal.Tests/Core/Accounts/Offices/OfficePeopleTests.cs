using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Offices;

public sealed class OfficePeopleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("used")]
    [InlineData("withdrawn")]
    [InlineData("replaced")]
    [InlineData("expired")]
    [InlineData("nonsense")]
    public async Task An_address_that_was_used_taken_back_replaced_or_is_too_old_opens_nothing(string how)
    {
        var host = await portal.NewOfficeUser();
        var email = $"i{Guid.NewGuid():N}@example.jp";
        var token = OfficeInvitations.TokenOf(await portal.InviteToOffice(host, email));
        switch (how)
        {
            case "used":
                await portal.SendAs(await portal.NewOfficeUser(), new JoinOffice(token));
                break;
            case "withdrawn":
                var id = (await portal.SendAs(host, new ListOfficePeople()))!.Invitations.Single().Id;
                await portal.SendAs(host, new WithdrawOfficeInvitation(id));
                break;
            case "replaced":
                await portal.InviteToOffice(host, email.ToUpperInvariant());
                break;
            case "expired":
                portal.Clock.Advance(OfficeInvitation.Lifetime);
                break;
            default:
                token = "nonsense";
                break;
        }

        var before = (await portal.PeopleOf(host)).Count;
        var known = await portal.SendAs(await portal.NewOfficeUser(), new JoinOffice(token));
        var anew = await portal.SendAs(TestUser.Visitor, Anew(token));

        Assert.Null(await portal.SendAs(TestUser.Visitor, new FindOfficeInvitation(token)));
        Assert.Equal([OfficePeopleErrors.InvitationUnusable], known.Errors);
        Assert.Equal([OfficePeopleErrors.InvitationUnusable], anew.Errors);
        Assert.Equal(before, (await portal.PeopleOf(host)).Count);
    }

    [Fact]
    public async Task One_invitation_lets_one_person_in_however_many_try_at_once()
    {
        var host = await portal.NewOfficeUser();
        var token = OfficeInvitations.TokenOf(await portal.InviteToOffice(host));

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.SendAs(TestUser.Visitor, Anew(token))));

        Assert.Single(results, r => !r.Failed);
        Assert.Equal(2, (await portal.PeopleOf(host)).Count);
    }

    [Fact]
    public async Task Who_has_joined_already_is_not_invited_again_and_joins_once()
    {
        var host = await portal.NewOfficeUser();
        var guest = await portal.NewOfficeUser();
        var email = await portal.InDatabase(db => db.Users.Where(a => a.Id == guest.AccountId).Select(a => a.Email).SingleAsync());
        var token = OfficeInvitations.TokenOf(await portal.InviteToOffice(host, email));
        var elsewhere = OfficeInvitations.TokenOf(await portal.InviteToOffice(host, isAdministrator: true));

        await portal.SendAs(guest, new JoinOffice(token));
        var again = await portal.SendAs(host, new InviteOfficeUser(host.OfficeId!.Value, email, false));
        await portal.SendAs(guest, new JoinOffice(elsewhere));

        Assert.Equal([OfficePeopleErrors.AlreadyThere], again.Errors);
        Assert.Equal([(host.AccountId, true), (guest.AccountId, true)], (await portal.PeopleOf(host)).Select(m => ((Guid?)m.AccountId, m.IsAdministrator)));
    }

    [Fact]
    public async Task The_last_administrator_hands_over_before_stepping_back_or_leaving()
    {
        var first = await portal.NewOfficeUser();
        var second = await JoinAsync(first);

        var stepped = await portal.SendAs(first, new SwitchOfficeAdministrator(first.OfficeId!.Value, first.AccountId!.Value, false));
        var left = await portal.SendAs(first, new LeaveOffice(first.OfficeId!.Value));
        await portal.SendAs(first, new SwitchOfficeAdministrator(first.OfficeId!.Value, second.AccountId!.Value, true));
        var handedOver = await portal.SendAs(first, new LeaveOffice(first.OfficeId!.Value));

        Assert.Equal([OfficePeopleErrors.LastAdministrator], stepped.Errors);
        Assert.Equal([OfficePeopleErrors.LastAdministrator], left.Errors);
        Assert.False(handedOver.Failed);
        Assert.Equal([(second.AccountId, true)], (await portal.PeopleOf(first)).Select(m => ((Guid?)m.AccountId, m.IsAdministrator)));
    }

    [Fact]
    public async Task Two_administrators_who_step_back_or_remove_each_other_at_once_leave_one()
    {
        var first = await portal.NewOfficeUser();
        var second = (await JoinAsync(first)) with { IsOfficeAdministrator = true };
        await portal.SendAs(first, new SwitchOfficeAdministrator(first.OfficeId!.Value, second.AccountId!.Value, true));

        var leaving = await Task.WhenAll(portal.SendAs(first, new LeaveOffice(first.OfficeId!.Value)), portal.SendAs(second, new LeaveOffice(first.OfficeId!.Value)));

        Assert.Single(leaving, r => !r.Failed);
        Assert.True(Assert.Single(await portal.PeopleOf(first)).IsAdministrator);
    }

    [Fact]
    public async Task Who_is_no_administrator_any_more_changes_nothing()
    {
        var host = await portal.NewOfficeUser();
        // As the session said a moment ago.
        var former = (await JoinAsync(host)) with { IsOfficeAdministrator = true };
        await portal.InviteToOffice(host);
        var invitation = (await portal.SendAs(host, new ListOfficePeople()))!.Invitations.Single().Id;

        Portal.Core.Results.Result[] results =
        [
            await portal.SendAs(former, new InviteOfficeUser(former.OfficeId!.Value, "x@example.jp", false)),
            await portal.SendAs(former, new WithdrawOfficeInvitation(invitation)),
            await portal.SendAs(former, new SwitchOfficeAdministrator(former.OfficeId!.Value, former.AccountId!.Value, true)),
            await portal.SendAs(former, new RemoveOfficeUser(former.OfficeId!.Value, host.AccountId!.Value)),
        ];

        Assert.All(results, r => Assert.Equal([OfficePeopleErrors.NotAdministrator], r.Errors));
        Assert.Single((await portal.SendAs(host, new ListOfficePeople()))!.Invitations);
        Assert.Equal(2, (await portal.PeopleOf(host)).Count);
    }

    [Fact]
    public async Task Another_offices_people_and_invitations_are_out_of_reach()
    {
        var (mine, theirs) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var path = await portal.InviteToOffice(theirs);
        var invitation = (await portal.SendAs(theirs, new ListOfficePeople()))!.Invitations.Single().Id;

        var removed = await portal.SendAs(mine, new RemoveOfficeUser(mine.OfficeId!.Value, theirs.AccountId!.Value));
        var switched = await portal.SendAs(mine, new SwitchOfficeAdministrator(mine.OfficeId!.Value, theirs.AccountId!.Value, false));
        await portal.SendAs(mine, new WithdrawOfficeInvitation(invitation));
        var chosen = await portal.SendAs(mine, new ChooseOffice(theirs.OfficeId!.Value));

        Assert.Equal([OfficePeopleErrors.NotFound], removed.Errors);
        Assert.Equal([OfficePeopleErrors.NotFound], switched.Errors);
        Assert.Equal([OfficePeopleErrors.NotMyOffice], chosen.Errors);
        Assert.NotNull(await portal.SendAs(TestUser.Visitor, new FindOfficeInvitation(OfficeInvitations.TokenOf(path))));
    }

    [Fact]
    public async Task Nobody_removes_themselves_and_who_is_removed_is_told()
    {
        var host = await portal.NewOfficeUser();
        var other = await JoinAsync(host);

        var self = await portal.SendAs(host, new RemoveOfficeUser(host.OfficeId!.Value, host.AccountId!.Value));
        await portal.SendAs(host, new RemoveOfficeUser(host.OfficeId!.Value, other.AccountId!.Value));
        var twice = await portal.SendAs(host, new RemoveOfficeUser(host.OfficeId!.Value, other.AccountId!.Value));

        Assert.Equal([OfficePeopleErrors.Yourself], self.Errors);
        Assert.Equal([OfficePeopleErrors.NotFound], twice.Errors);
        Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails.CountAsync(
            m => m.AboutId == other.AccountId && m.Kind == nameof(OfficeUserRemovedMail))));
    }

    [Fact]
    public async Task Who_is_removed_leaves_no_invitation_open_behind_them()
    {
        var host = await portal.NewOfficeUser();
        var other = (await JoinAsync(host)) with { IsOfficeAdministrator = true };
        await portal.SendAs(host, new SwitchOfficeAdministrator(host.OfficeId!.Value, other.AccountId!.Value, true));
        var kept = OfficeInvitations.TokenOf(await portal.InviteToOffice(host));
        var backDoor = OfficeInvitations.TokenOf(await portal.InviteToOffice(other, isAdministrator: true));

        await portal.SendAs(host, new RemoveOfficeUser(host.OfficeId!.Value, other.AccountId.Value));

        Assert.Null(await portal.SendAs(TestUser.Visitor, new FindOfficeInvitation(backDoor)));
        Assert.NotNull(await portal.SendAs(TestUser.Visitor, new FindOfficeInvitation(kept)));
    }

    [Fact]
    public async Task An_administrator_whose_account_is_stopped_does_not_look_after_the_office()
    {
        var host = await portal.NewOfficeUser();
        var other = await JoinAsync(host);
        await portal.SendAs(host, new SwitchOfficeAdministrator(host.OfficeId!.Value, other.AccountId!.Value, true));
        await portal.InDatabase(db => db.Users.Where(a => a.Id == other.AccountId)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, portal.Clock.Now)));

        Assert.Equal([OfficePeopleErrors.LastAdministrator], (await portal.SendAs(host, new LeaveOffice(host.OfficeId!.Value))).Errors);
    }

    [Fact]
    public async Task An_office_has_fifty_open_invitations_at_most()
    {
        var host = await portal.NewOfficeUser();
        await portal.Add([.. Enumerable.Range(0, OfficeInvitation.MostOpen).Select(n => (object)new OfficeInvitation
        {
            OfficeId = host.OfficeId!.Value,
            Email = $"n{n}@example.jp",
            IsAdministrator = false,
            TokenHash = SecretToken.New().Hash,
            InvitedById = host.AccountId!.Value,
            InvitedAt = portal.Clock.Now,
            ExpiresAt = portal.Clock.Now + OfficeInvitation.Lifetime,
        })]);

        Assert.Equal([OfficePeopleErrors.TooManyInvitations], (await portal.SendAs(host, new InviteOfficeUser(host.OfficeId!.Value, "more@example.jp", false))).Errors);
        Assert.Empty((await portal.SendAs(host, new InviteOfficeUser(host.OfficeId!.Value, "n7@example.jp", false))).Errors);
    }

    private async Task<TestUser> JoinAsync(TestUser host)
    {
        var token = OfficeInvitations.TokenOf(await portal.InviteToOffice(host));
        var account = (await portal.SendAs(TestUser.Visitor, Anew(token))).Value;
        return new TestUser(account, AccountRole.OfficeUser, null) { OfficeId = host.OfficeId };
    }

    private static JoinOfficeAnew Anew(string token) => new(token, "新しい 人", $"n{Guid.NewGuid():N}"[..16], Passwords.Good, Passwords.Good);
}
