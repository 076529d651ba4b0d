using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class StaffTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_invited_colleague_sets_a_password_and_signs_in()
    {
        var administrator = await NewAdministrator();
        using var browser = await portal.SignIn(administrator);
        var loginId = $"new-{Guid.NewGuid():N}"[..20];

        var invited = await browser.SubmitAsync("/insurer/staff/invite", Typed(loginId));

        Assert.Equal(HttpStatusCode.Redirect, invited.StatusCode);
        var id = await portal.InDatabase(db => db.Users.Where(a => a.UserName == loginId).Select(a => a.Id).SingleAsync());
        var link = await portal.MailedPath(id, nameof(InvitationMail));
        using var colleague = portal.Visit();
        var activated = await colleague.SubmitAsync(link!, ("NewPassword", Passwords.Good), ("NewPasswordAgain", Passwords.Good));
        Assert.Equal("/account/sign-in?done=activated", activated.Headers.Location?.OriginalString);
        Assert.Equal("/insurer", (await colleague.TypeSignIn(loginId)).Headers.Location?.OriginalString);
        Assert.Equal(administrator.InsurerId, await portal.InDatabase(db =>
            db.Users.Where(a => a.Id == id).Select(a => a.InsurerId).SingleAsync()));
    }

    [Fact]
    public async Task An_invitation_ends_after_fourteen_days_and_when_it_is_taken_back()
    {
        var administrator = await NewAdministrator();
        var (first, second) = (await Invite(administrator), await Invite(administrator));
        using var browser = portal.Visit();

        await portal.SendAs(administrator, new DisableAccount(second.Id));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(first.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(second.Path)).StatusCode);

        portal.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(first.Path)).StatusCode);
    }

    [Fact]
    public async Task A_login_id_is_free_again_once_its_invitation_is_taken_back()
    {
        var administrator = await NewAdministrator();
        using var browser = await portal.SignIn(administrator);
        var loginId = $"new-{Guid.NewGuid():N}"[..20];
        await browser.SubmitAsync("/insurer/staff/invite", Typed(loginId));
        var id = await portal.InDatabase(db => db.Users.Where(a => a.UserName == loginId).Select(a => a.Id).SingleAsync());

        var revoked = await browser.SubmitAsync($"/insurer/staff/{id}/disable");

        Assert.Equal("/insurer/staff", revoked.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync("/insurer/staff/invite", Typed(loginId))).StatusCode);
    }

    [Fact]
    public async Task Inviting_again_ends_the_older_link()
    {
        var administrator = await NewAdministrator();
        var (id, first) = await Invite(administrator);

        await portal.SendAs(administrator, new ResendAccountLink(id));

        using var browser = portal.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync((await portal.MailedPath(id, nameof(InvitationMail)))!)).StatusCode);
    }

    [Fact]
    public async Task The_same_form_sent_twice_invites_once()
    {
        using var browser = await portal.SignIn(await NewAdministrator());
        const string path = "/insurer/staff/invite";
        var form = await browser.OpenAsync(path);
        var loginId = $"new-{Guid.NewGuid():N}"[..20];
        var typed = Typed(loginId);

        var answers = await Task.WhenAll(
            browser.SubmitAsync(form, path, null, typed), browser.SubmitAsync(form, path, null, typed));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location).Distinct());
        Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m =>
            m.Kind == nameof(InvitationMail) && db.Users.Any(a => a.Id == m.AboutId && a.UserName == loginId))));
    }

    [Fact]
    public async Task A_disabled_colleague_comes_back_with_the_password_of_before()
    {
        var administrator = await NewAdministrator();
        var colleague = await portal.NewColleague(administrator);
        var loginId = await portal.GivePassword(colleague);
        await portal.SendAs(administrator, new DisableAccount(colleague.AccountId!.Value));
        using var browser = await portal.SignIn(administrator);
        var path = $"/insurer/staff/{colleague.AccountId}";

        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#enable");

        using var visitor = portal.Visit();
        Assert.Equal("/insurer", (await visitor.TypeSignIn(loginId)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task What_is_done_on_an_account_asks_for_a_fresh_proof_and_reading_it_does_not()
    {
        var administrator = await NewAdministrator();
        var path = $"/insurer/staff/{(await portal.NewColleague(administrator)).AccountId}";
        using var browser = await portal.SignIn(administrator);
        portal.Clock.Advance(TimeSpan.FromMinutes(16));

        var response = await browser.SubmitAsync(await browser.OpenAsync(path), path, "#resend");

        Assert.StartsWith("/account/confirm-identity", response.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_device_is_signed_out_by_the_administrator()
    {
        var administrator = await NewAdministrator();
        var colleague = await portal.NewColleague(administrator);
        using var theirs = await portal.SignIn(colleague);
        using var browser = await portal.SignIn(administrator);

        await browser.SubmitAsync($"/insurer/staff/{colleague.AccountId}/end-sessions");

        Assert.Equal(HttpStatusCode.Redirect, (await theirs.GetAsync("/my/security")).StatusCode);
    }

    [Theory]
    [InlineData("DisplayName", "", "DisplayName")]
    [InlineData("Email", "not-an-address", "Email")]
    [InlineData("LoginId", "あ", "LoginId")]
    public async Task What_is_missing_or_wrong_stands_beside_its_field(string name, string value, string field)
    {
        using var browser = await portal.SignIn(await NewAdministrator());
        var typed = Typed("some-login").Where(t => t.Name != name).Append((name, value)).ToArray();

        var response = await browser.SubmitAsync("/insurer/staff/invite", typed);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.ReadPageAsync()).ErrorFor(field));
    }

    [Fact]
    public async Task A_login_id_exists_once()
    {
        var administrator = await NewAdministrator();
        var taken = await portal.GivePassword(await portal.NewClerk());
        using var browser = await portal.SignIn(administrator);

        var response = await browser.SubmitAsync("/insurer/staff/invite", Typed(taken.ToUpperInvariant()));

        Assert.Equal(AccountErrors.LoginIdTaken.Message, (await response.ReadPageAsync()).ErrorFor("LoginId"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/role")]
    [InlineData("/disable")]
    [InlineData("/reset-second-factor")]
    public async Task The_staff_of_another_insurer_does_not_exist(string page)
    {
        var stranger = await portal.NewClerk();
        using var browser = await portal.SignIn(await NewAdministrator());

        var response = await browser.GetAsync($"/insurer/staff/{stranger.AccountId}{page}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Only_administrators_enter()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/insurer/staff")).StatusCode);
    }

    [Fact]
    public async Task A_disabled_colleague_is_signed_out_at_once()
    {
        var administrator = await NewAdministrator();
        var colleague = await portal.NewColleague(administrator);
        using var theirs = await portal.SignIn(colleague);
        using var browser = await portal.SignIn(administrator);

        await browser.SubmitAsync($"/insurer/staff/{colleague.AccountId}/disable");

        Assert.Equal(HttpStatusCode.Redirect, (await theirs.GetAsync("/my/security")).StatusCode);
    }

    [Fact]
    public async Task A_changed_role_works_at_the_next_click()
    {
        var administrator = await NewAdministrator();
        var colleague = await portal.NewColleague(administrator);
        using var theirs = await portal.SignIn(colleague);
        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.GetAsync("/insurer/staff")).StatusCode);
        using var browser = await portal.SignIn(administrator);

        await browser.SubmitAsync($"/insurer/staff/{colleague.AccountId}/role", ("Role", nameof(AccountRole.InsurerAdministrator)));

        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/insurer/staff")).StatusCode);
    }

    private static (string Name, string Value)[] Typed(string loginId) =>
        [("DisplayName", "髙橋 一郎"), ("Department", "介護保険課"), ("Email", "takahashi@example.jp"), ("LoginId", loginId)];

    private async Task<TestUser> NewAdministrator()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.GivePassword(administrator);
        return administrator;
    }

    private async Task<(Guid Id, string Path)> Invite(TestUser administrator)
    {
        var result = await portal.SendAs(administrator, new InviteColleague(
            Guid.CreateVersion7(), "髙橋 一郎", null, "takahashi@example.jp", $"new-{Guid.NewGuid():N}"[..20], AccountRole.InsurerStaff));
        return (result.Value, (await portal.MailedPath(result.Value, nameof(InvitationMail)))!);
    }
}
