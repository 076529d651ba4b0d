using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.MyPage;

public sealed class OfficePeoplePageTests(RegistrationFixture portal) : IClassFixture<RegistrationFixture>
{
    [Fact]
    public async Task Somebody_is_invited_makes_an_account_is_made_administrator_and_removed()
    {
        var host = await portal.NewOfficeUser();
        using var browser = await portal.SignIn(host);
        var email = $"i{Guid.NewGuid():N}@example.jp";

        await browser.SubmitAsync("/my/people/invite", ("Email", email), ("IsAdministrator", "False"));
        Assert.Contains(email, (await browser.OpenAsync("/my/people")).MainText(), StringComparison.Ordinal);
        var id = await portal.InDatabase(db => db.OfficeInvitations.Where(i => i.Email == email).Select(i => i.Id).SingleAsync());
        using var guest = portal.Visit();
        var path = (await portal.MailedPath(id, nameof(OfficeInvitationMail)))!;
        var joined = await guest.SubmitAsync(await guest.OpenAsync(path), path, "#anew",
            ("DisplayName", "後藤 みなみ"), ("LoginId", $"g{Guid.NewGuid():N}"[..16]), ("Password", Passwords.Good), ("PasswordAgain", Passwords.Good));
        var people = await browser.OpenAsync("/my/people");
        var person = people.QuerySelectorAll("tbody a").Single(a => a.TextContent == "後藤 みなみ").GetAttribute("href")!;
        await browser.SubmitAsync(person);
        var asAdministrator = await guest.OpenAsync("/my/people");
        await browser.SubmitAsync($"{person}/remove");
        var afterwards = await guest.OpenAsync("/my");

        Assert.Equal("/my?done=joined", joined.Headers.Location?.OriginalString);
        Assert.DoesNotContain(email + "URLの期限", people.MainText(), StringComparison.Ordinal);
        Assert.NotNull(asAdministrator.QuerySelector("a[href='/my/people/invite']"));
        Assert.Contains("所属する事業所・医療機関がありません", afterwards.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/my/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await guest.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Who_has_an_account_joins_with_it_switches_and_sees_all_applications_in_one_list()
    {
        var (host, guest) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (theirs, mine) = (await NameAsync(host, "あじさいの家"), await NameAsync(guest, "すみれの里"));
        await portal.SendAs(host, new StartApplication());
        var own = (await portal.SendAs(guest, new StartApplication())).Value;
        using var browser = await portal.SignIn(guest);
        var path = await portal.InviteToOffice(host);

        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#join");
        var joined = (await browser.OpenAsync("/my")).MainText();
        var offices = await browser.OpenAsync("/my/offices");
        var hidden = await browser.GetAsync($"/subsidies/applications/{own}");
        await browser.SubmitAsync(offices, "/my/offices", null, ("Office", $"{guest.OfficeId}"));
        var back = (await browser.OpenAsync("/my")).MainText();

        Assert.Contains(theirs, joined, StringComparison.Ordinal);
        Assert.Equal([mine, theirs], offices.QuerySelector("table")!.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Equal(
            new[] { mine, theirs }.Order(StringComparer.Ordinal),
            offices.QuerySelectorAll("td[data-label='事業所・医療機関']").Select(td => td.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Contains(mine, back, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/subsidies/applications/{own}")).StatusCode);
    }

    [Fact]
    public async Task The_form_of_an_invitation_sent_again_leads_on_who_has_just_joined_and_nobody_else()
    {
        var path = await portal.InviteToOffice(await portal.NewOfficeUser());
        using var guest = portal.Visit();
        using var retry = portal.Visit();
        var (form, late) = (await guest.OpenAsync(path), await retry.OpenAsync(path));
        (string, string)[] typed =
            [("DisplayName", "後藤 みなみ"), ("LoginId", $"g{Guid.NewGuid():N}"[..16]), ("Password", Passwords.Good), ("PasswordAgain", Passwords.Good)];

        var first = await guest.SubmitAsync(form, path, "#anew", typed);
        // The second tab has the cookie by now, the retry after a time-out has none.
        var secondTab = await guest.SubmitAsync(form, path, "#anew", typed);
        var afterTimeOut = await retry.SubmitAsync(late, path, "#anew", typed);
        var opened = await guest.GetAsync(path);

        Assert.All([first, secondTab, afterTimeOut, opened], r => Assert.Equal("/my?done=joined", r.Headers.Location?.OriginalString));
        Assert.Contains("参加しました", (await retry.OpenAsync("/my?done=joined")).MainText(), StringComparison.Ordinal);
        using var stranger = await portal.SignIn(await portal.NewOfficeUser());
        Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync(path)).StatusCode);
        using var visitor = portal.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Joining_with_an_account_twice_leads_on_twice_and_works_for_the_office_each_time()
    {
        var (host, guest) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var name = await NameAsync(host, "ひまわりの家");
        using var browser = await portal.SignIn(guest);
        var path = await portal.InviteToOffice(host);
        var form = await browser.OpenAsync(path);

        var first = await browser.SubmitAsync(form, path, "#join");
        await browser.SubmitAsync(await browser.OpenAsync("/my/offices"), "/my/offices", null, ("Office", $"{guest.OfficeId}"));
        var elsewhere = await browser.GetAsync(path);
        var second = await browser.SubmitAsync(form, path, "#join");

        Assert.All([first, second], r => Assert.Equal("/my?done=joined", r.Headers.Location?.OriginalString));
        Assert.Equal("/my/offices", elsewhere.Headers.Location?.OriginalString);
        Assert.Contains(name, (await browser.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Equal(2, (await portal.PeopleOf(host)).Count);
    }

    [Fact]
    public async Task A_form_without_its_token_lets_nobody_join()
    {
        var host = await portal.NewOfficeUser();
        var path = await portal.InviteToOffice(host);
        using var visitor = portal.Visit();
        using var guest = await portal.SignIn(await portal.NewOfficeUser());
        using var typed = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["DisplayName"] = "後藤 みなみ",
            ["LoginId"] = "forged.form",
            ["Password"] = Passwords.Good,
            ["PasswordAgain"] = Passwords.Good,
        });
        using var nothing = new FormUrlEncodedContent([]);

        var anew = await visitor.Client.PostAsync(new Uri(path, UriKind.Relative), typed);
        var known = await guest.Client.PostAsync(new Uri($"{path}?handler=Join", UriKind.Relative), nothing);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (anew.StatusCode, known.StatusCode));
        Assert.Single(await portal.PeopleOf(host));
    }

    [Theory]
    [InlineData("/my/people/invite")]
    [InlineData("/my/people/{0}")]
    [InlineData("/my/people/{0}/remove")]
    public async Task A_form_of_the_office_before_is_not_done_to_the_one_chosen_since_and_says_so(string route)
    {
        var (host, other) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == host.OfficeId));
        var colleague = await portal.NewOfficeUser(office, isAdministrator: false);
        await portal.SendAs(host, new JoinOffice(OfficeInvitations.TokenOf(await portal.InviteToOffice(other, isAdministrator: true))));
        using var browser = await portal.SignIn(host);
        await browser.SubmitAsync(await browser.OpenAsync("/my/offices"), "/my/offices", null, ("Office", $"{host.OfficeId}"));
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, route, colleague.AccountId);
        var form = await browser.OpenAsync(path);
        (string, string)[] typed = route.EndsWith("invite", StringComparison.Ordinal) ? [("Email", "switched@example.jp")] : [];
        await browser.SubmitAsync(await browser.OpenAsync("/my/offices"), "/my/offices", null, ("Office", $"{other.OfficeId}"));

        var response = await browser.SubmitAsync(form, path, null, typed);

        Assert.Equal("/my/offices?refused=switched", response.Headers.Location?.OriginalString);
        Assert.Contains(
            OfficePeopleErrors.AnotherOfficeChosen.Message, (await browser.OpenAsync("/my/offices?refused=switched")).MainText(), StringComparison.Ordinal);
        Assert.Equal([true, false], (await portal.PeopleOf(host)).Select(m => m.IsAdministrator).OrderDescending());
        Assert.Equal(2, (await portal.PeopleOf(other)).Count);
        Assert.Equal(0, await portal.InDatabase(db => db.OfficeInvitations.CountAsync(i => i.Email == "switched@example.jp")));
    }

    [Fact]
    public async Task Another_office_is_registered_with_the_account_that_is_signed_in()
    {
        var user = await portal.NewOfficeUser();
        var (token, place) = await portal.BringToAccount();
        using var browser = await portal.SignIn(user);
        var path = $"/account/register/{token}/login-id";

        var done = await browser.SubmitAsync(await browser.OpenAsync(path), path, "#add");

        Assert.Equal($"/account/register/{token}", done.Headers.Location?.OriginalString);
        Assert.Contains(place.Number, (await browser.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Contains(place.Number, (await browser.OpenAsync("/my/offices")).MainText(), StringComparison.Ordinal);
        Assert.Equal(2, await portal.InDatabase(db => db.OfficeMemberships.CountAsync(m => m.AccountId == user.AccountId && m.IsAdministrator)));
    }

    [Fact]
    public async Task Who_is_no_administrator_sees_the_people_and_is_offered_no_change()
    {
        var host = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == host.OfficeId));
        using var browser = await portal.SignIn(await portal.NewOfficeUser(office, isAdministrator: false));

        var page = await browser.OpenAsync("/my/people");

        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
        Assert.Empty(page.QuerySelectorAll("tbody a, form[action*=Withdraw], a[href='/my/people/invite']"));
        foreach (var path in new[] { "/my/people/invite", $"/my/people/{host.AccountId}", $"/my/people/{host.AccountId}/remove" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task A_person_of_another_office_has_no_page()
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());
        var stranger = await portal.NewOfficeUser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/my/people/{stranger.AccountId}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/my/people/{stranger.AccountId}/remove")).StatusCode);
    }

    [Fact]
    public async Task An_account_of_an_insurer_does_not_join_an_office()
    {
        var path = await portal.InviteToOffice(await portal.NewOfficeUser());
        using var browser = await portal.SignIn(await portal.NewClerk());

        var page = await browser.OpenAsync(path);

        Assert.Contains(OfficePeopleErrors.AnotherKindOfAccount.Message, page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#join, #anew"));
    }

    private Task<string> NameAsync(TestUser user, string name) => portal.InDatabase(async db =>
    {
        await db.Offices.Where(o => o.Id == user.OfficeId).ExecuteUpdateAsync(o => o.SetProperty(x => x.Name, name));
        return name;
    });
}
