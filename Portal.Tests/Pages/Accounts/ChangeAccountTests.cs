using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class ChangeAccountTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_colleagues_name_and_department_are_corrected()
    {
        var (administrator, colleague) = await NewPair();
        using var browser = await portal.SignIn(administrator);

        var response = await browser.SubmitAsync(
            $"/insurer/staff/{colleague.AccountId}/edit", ("DisplayName", "髙橋 一郎"), ("Department", "長寿福祉課"));

        Assert.Equal($"/insurer/staff/{colleague.AccountId}?done=changed", response.Headers.Location?.OriginalString);
        var account = await Look(colleague);
        Assert.Equal(("髙橋 一郎", "長寿福祉課"), (account.DisplayName, account.Department));
    }

    [Theory]
    [InlineData("edit", "DisplayName", "後の人")]
    [InlineData("role", "Role", nameof(AccountRole.InsurerAdministrator))]
    [InlineData("email", "Email", "later@example.jp")]
    public async Task The_second_of_two_administrators_sees_a_conflict(string page, string field, string value)
    {
        var (administrator, colleague) = await NewPair();
        using var browser = await portal.SignIn(administrator);
        var path = $"/insurer/staff/{colleague.AccountId}/{page}";
        var opened = await browser.OpenAsync(path);
        await portal.SendAs(administrator, new ChangeAccount(
            colleague.AccountId!.Value, await portal.VersionOf(colleague), "先の人", null));

        var response = await browser.SubmitAsync(opened, path, null, (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(ConflictErrors.ChangedMeanwhile.Message, (await response.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        var account = await Look(colleague);
        Assert.Equal(("先の人", AccountRole.InsurerStaff), (account.DisplayName, account.Role));
    }

    [Fact]
    public async Task An_administrator_has_the_new_mailbox_asked()
    {
        var (administrator, colleague) = await NewPair();
        using var browser = await portal.SignIn(administrator);
        var before = (await Look(colleague)).Email;

        await browser.SubmitAsync($"/insurer/staff/{colleague.AccountId}/email", ("Email", "new@example.jp"));

        Assert.Equal(before, (await Look(colleague)).Email);
        using var mailReader = portal.Visit();
        await mailReader.SubmitAsync((await portal.MailedPath(colleague.AccountId, nameof(ConfirmEmailMail)))!);
        Assert.Equal("new@example.jp", (await Look(colleague)).Email);
    }

    [Fact]
    public async Task Only_the_secretariat_changes_an_address_at_once_and_the_old_one_is_told()
    {
        var (administrator, colleague) = await NewPair();
        var before = (await Look(colleague)).Email;
        var refused = await portal.SendAs(administrator, new ChangeAccountEmail(
            colleague.AccountId!.Value, await portal.VersionOf(colleague), "new@example.jp", AtOnce: true));
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        await browser.SubmitAsync($"/operator/accounts/{colleague.AccountId}/email", ("Email", "new@example.jp"), ("AtOnce", "true"));

        Assert.Equal([AccountErrors.OnlySecretariat], refused.Errors);
        Assert.Equal("new@example.jp", (await Look(colleague)).Email);
        Assert.True(await portal.InDatabase(db =>
            db.OutgoingMails.AnyAsync(m => m.Recipient == before && m.Kind == nameof(EmailChangedMail))));
    }

    [Fact]
    public async Task Somebody_who_is_only_invited_is_invited_again_at_the_right_address()
    {
        var (administrator, _) = await NewPair();
        var invited = await portal.SendAs(administrator, new InviteColleague(
            Guid.CreateVersion7(), "髙橋 一郎", null, "wrong@example.jp", $"new-{Guid.NewGuid():N}"[..20], AccountRole.InsurerStaff));
        var first = (await portal.MailedPath(invited.Value, nameof(InvitationMail)))!;
        using var browser = await portal.SignIn(administrator);

        await browser.SubmitAsync($"/insurer/staff/{invited.Value}/email", ("Email", "right@example.jp"));

        using var visitor = portal.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(first)).StatusCode);
        var second = (await portal.MailedPath(invited.Value, nameof(InvitationMail)))!;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task An_operator_changes_the_role_of_an_official_and_never_the_own_one()
    {
        var (person, me) = (await portal.NewOfficial(AccountRole.Helpdesk), await portal.NewOfficial(AccountRole.Operator));
        using var browser = await portal.SignIn(me);

        await browser.SubmitAsync($"/operator/accounts/{person.AccountId}/role", ("Role", nameof(AccountRole.Auditor)));
        var own = await Change(me, me, AccountRole.Auditor);
        var across = await Change(me, person, AccountRole.InsurerStaff);

        Assert.Equal(AccountRole.Auditor, (await Look(person)).Role);
        Assert.Equal([AccountErrors.NotYourself], own.Errors);
        Assert.Equal([AccountErrors.RoleMissing], across.Errors);
    }

    [Fact]
    public async Task The_last_administrator_stays_one_for_an_operator_too()
    {
        var (administrator, _) = await NewPair();

        var result = await Change(await portal.NewOfficial(AccountRole.Operator), administrator, AccountRole.InsurerStaff);

        Assert.Equal([AccountErrors.LastAdministrator], result.Errors);
    }

    [Fact]
    public async Task The_own_page_offers_the_name_and_nothing_that_needs_somebody_else()
    {
        var me = await portal.NewOfficial(AccountRole.Operator);
        using var browser = await portal.SignIn(me);
        var path = $"/operator/accounts/{me.AccountId}";

        var page = await browser.OpenAsync(path);

        var links = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).Distinct();
        Assert.Equal([$"{path}/edit", "/my/security"], links);
        Assert.Equal("page", page.QuerySelector(".crumbs li:last-child")!.GetAttribute("aria-current"));
    }

    private async Task<Result> Change(TestUser by, TestUser about, AccountRole role) => await portal.SendAs(
        by, new ChangeAccountRole(about.AccountId!.Value, await portal.VersionOf(about), role));

    private Task<Account> Look(TestUser user) =>
        portal.InDatabase(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == user.AccountId));

    private async Task<(TestUser Administrator, TestUser Colleague)> NewPair()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var colleague = await portal.NewColleague(administrator);
        await portal.GivePassword(colleague);
        return (administrator, colleague);
    }
}
