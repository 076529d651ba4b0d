using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class OperatorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_insurer_is_registered_and_its_first_administrator_invited()
    {
        using var browser = await SignIn();

        var added = await browser.SubmitAsync(
            "/operator/insurers/new", ("InsurerNumber", "４４ ２０１２"), ("Name", "試験市"), ("Kind", nameof(InsurerKind.Municipality)));

        var insurer = await portal.InDatabase(db => db.Insurers.SingleAsync(i => i.InsurerNumber == "442012"));
        Assert.StartsWith($"/operator/insurers/{insurer.Id}", added.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var loginId = $"adm-{Guid.NewGuid():N}"[..20];
        await browser.SubmitAsync(
            $"/operator/insurers/{insurer.Id}/invite", ("DisplayName", "石田 和子"), ("Email", "ishida@example.jp"), ("LoginId", loginId));
        var account = await portal.InDatabase(db => db.Users.SingleAsync(a => a.UserName == loginId));
        Assert.Equal((AccountRole.InsurerAdministrator, insurer.Id), (account.Role, account.InsurerId!.Value));
        Assert.NotNull(await portal.MailedPath(account.Id, nameof(InvitationMail)));
    }

    [Theory]
    [InlineData("442013", nameof(InsurerKind.Municipality), "", "InsurerNumber")]
    [InlineData("442020", nameof(InsurerKind.WideAreaUnion), "", "Members")]
    [InlineData("442020", nameof(InsurerKind.WideAreaUnion), "999999 どこか市", "Members")]
    [InlineData("442020", nameof(InsurerKind.Municipality), "442011 大分市", "Members")]
    public async Task A_wrong_insurer_is_refused_beside_its_field(string number, string kind, string members, string field)
    {
        using var browser = await SignIn();

        var response = await browser.SubmitAsync(
            "/operator/insurers/new", ("InsurerNumber", number), ("Name", "試験市"), ("Kind", kind), ("Members", members));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.ReadPageAsync()).ErrorFor(field));
    }

    [Fact]
    public async Task An_account_is_found_and_unlocked()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        await portal.InDatabase(async db =>
        {
            (await db.Users.SingleAsync(a => a.Id == clerk.AccountId)).LockoutEnd = portal.Clock.Now.AddMinutes(20);
            return await db.SaveChangesAsync();
        });
        using var browser = await SignIn();
        var list = await browser.OpenAsync($"/operator/accounts?q={loginId[..12].ToUpperInvariant()}");
        var path = list.QuerySelector("tbody a")!.GetAttribute("href")!;

        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#unlock");

        using var visitor = portal.Visit();
        Assert.Equal("/insurer", (await visitor.TypeSignIn(loginId)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Somebody_of_an_office_is_found_by_its_name_and_given_no_other_role()
    {
        var user = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == user.OfficeId));
        await portal.InDatabase(db => db.Offices.Where(o => o.Id == office.Id)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Name, "みつけてほしい訪問介護")));
        using var browser = await SignIn();

        var list = await browser.OpenAsync("/operator/accounts?q=みつけてほしい");
        var path = list.QuerySelector("tbody a")!.GetAttribute("href")!;
        var page = await browser.OpenAsync(path);

        Assert.Equal("みつけてほしい訪問介護", list.QuerySelector("td[data-label=組織]")!.TextContent.Trim());
        Assert.Contains("みつけてほしい訪問介護", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"a[href='{path}/role']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{path}/role")).StatusCode);
        foreach (var role in Enum.GetValues<AccountRole>().Where(role => role != AccountRole.OfficeUser))
        {
            var result = await portal.SendAs(
                await portal.NewOfficial(AccountRole.Operator), new ChangeAccountRole(user.AccountId!.Value, await portal.VersionOf(user), role));
            Assert.Equal([AccountErrors.RoleMissing], result.Errors);
        }
    }

    [Fact]
    public async Task An_official_is_invited()
    {
        using var browser = await SignIn();
        var loginId = $"off-{Guid.NewGuid():N}"[..20];

        await browser.SubmitAsync("/operator/accounts/invite",
            ("DisplayName", "監査 次郎"), ("Email", "kansa@example.jp"), ("LoginId", loginId), ("Role", nameof(AccountRole.Auditor)));

        var account = await portal.InDatabase(db => db.Users.SingleAsync(a => a.UserName == loginId));
        Assert.Equal((AccountRole.Auditor, null), (account.Role, account.InsurerId));
        Assert.NotNull(await portal.MailedPath(account.Id, nameof(InvitationMail)));
    }

    [Fact]
    public async Task A_lost_device_is_signed_out_by_the_secretariat()
    {
        var clerk = await portal.NewClerk();
        await portal.SetUpApp(clerk);
        using var theirs = await portal.SignIn(clerk);
        using var browser = await SignIn();

        await browser.SubmitAsync($"/operator/accounts/{clerk.AccountId}/end-sessions");
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.GetAsync("/my/security")).StatusCode);

        await browser.SubmitAsync($"/operator/accounts/{clerk.AccountId}/reset-second-factor");
        Assert.False(await portal.InDatabase(db => db.AuthenticatorApps.AnyAsync(a => a.AccountId == clerk.AccountId)));
    }

    [Theory]
    [InlineData("/operator")]
    [InlineData("/operator/insurers")]
    [InlineData("/operator/accounts")]
    [InlineData("/operator/accounts/invite")]
    public async Task The_secretariat_opens_what_insurers_may_not(string path)
    {
        using var browser = await SignIn();
        using var clerk = await portal.SignIn(await portal.NewClerk());

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_first_operator_is_created_with_a_link_and_only_once()
    {
        var request = new CreateFirstOperator($"op-{Guid.NewGuid():N}"[..20], "事務局 太郎", "op@example.jp");

        var created = await portal.SendAs(TestUser.Visitor, request);
        var again = await portal.SendAs(TestUser.Visitor, request);

        using var browser = portal.Visit();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(created.Value).AbsolutePath)).StatusCode);
        Assert.Equal([AccountErrors.LoginIdTaken], again.Errors);
        portal.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(new Uri(created.Value).AbsolutePath)).StatusCode);
    }

    private async Task<TestBrowser> SignIn() => await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
}
