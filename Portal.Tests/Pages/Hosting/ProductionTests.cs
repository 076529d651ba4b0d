using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Portal.Commands;
using Portal.Core.Accounts;
using Portal.Demo;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

public sealed class ProductionTests(ProductionFixture portal) : IClassFixture<ProductionFixture>
{
    [Fact]
    public async Task Cookies_belong_to_this_host_alone_and_travel_encrypted()
    {
        var loginId = await portal.GivePassword(await portal.NewOfficial(AccountRole.Auditor));
        using var browser = portal.Visit();
        var form = Cookies(await browser.GetAsync("/account/sign-in"));

        var session = Cookies(await browser.TypeSignIn(loginId));

        Assert.Matches("^__Host-form=[^;]+; path=/; secure; samesite=strict; httponly$", Assert.Single(form));
        Assert.Matches("^__Host-portal=[^;]+; path=/; secure; samesite=lax; httponly$", Assert.Single(session, c => c.StartsWith("__Host-portal=", StringComparison.Ordinal)));
        Assert.All(session, cookie => Assert.Matches("^__Host-.*; path=/; secure; ", cookie));
    }

    [Fact]
    public async Task Answers_over_https_ask_for_it_in_future_for_every_name_below()
    {
        using var browser = portal.Visit();

        var response = await browser.GetAsync("/account/sign-in");

        Assert.Equal("max-age=31536000; includeSubDomains", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Theory]
    [InlineData("http://portal.example.jp/account/sign-in", HttpStatusCode.TemporaryRedirect)]
    [InlineData("http://portal.example.jp/health/live", HttpStatusCode.OK)]
    [InlineData("http://probe.internal/health/live", HttpStatusCode.OK)]
    [InlineData("https://evil.example/account/sign-in", HttpStatusCode.BadRequest)]
    [InlineData("https://portal.example.jp/dev/mailbox", HttpStatusCode.NotFound)]
    [InlineData("https://portal.example.jp/dev/components", HttpStatusCode.NotFound)]
    public async Task Only_the_portals_own_name_over_https_opens_its_pages(string address, HttpStatusCode expected)
    {
        using var browser = portal.Visit();

        var response = await browser.Client.GetAsync(new Uri(address));

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.TemporaryRedirect)
        {
            Assert.Equal("https://portal.example.jp/account/sign-in", response.Headers.Location!.AbsoluteUri);
        }

        if (expected == HttpStatusCode.BadRequest)
        {
            Assert.Equal("", await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("10.1.2.3", HttpStatusCode.OK)]
    [InlineData("192.0.2.1", HttpStatusCode.TemporaryRedirect)]
    public async Task Only_a_known_proxy_is_believed_that_its_client_came_over_https(string peer, HttpStatusCode expected)
    {
        using var browser = portal.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://portal.example.jp/account/sign-in");
        request.Headers.Add(ProductionFixture.Peer, peer);
        request.Headers.Add("X-Forwarded-Proto", "https");

        Assert.Equal(expected, (await browser.Client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("10.1.2.3", "203.0.113.9")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    public async Task Only_a_known_proxy_is_believed_whom_it_speaks_for(string peer, string audited)
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        using var browser = portal.Visit();
        browser.Client.DefaultRequestHeaders.Add(ProductionFixture.Peer, peer);
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        await browser.TypeSignIn(loginId, "not the password at all");

        var address = await portal.InDatabase(db => db.AuditEvents
            .Where(e => e.Action == "SignInRefused" && e.ObjectId == clerk.AccountId).Select(e => e.ClientAddress).SingleAsync());
        Assert.Equal(audited, address);
    }

    [Theory]
    [InlineData(AccountRole.Operator, "/operator")]
    [InlineData(AccountRole.InsurerStaff, "/insurer")]
    public async Task A_second_factor_has_to_be_set_up_before_anything_opens(AccountRole role, string home)
    {
        using var browser = await portal.SignIn(role == AccountRole.Operator ? await portal.NewOfficial(role) : await portal.NewClerk(role: role));

        var response = await browser.GetAsync(home);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/account/second-factor/required", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_client_that_keeps_failing_to_sign_in_has_to_wait_and_no_other_has()
    {
        var loginId = await portal.GivePassword(await portal.NewOfficial(AccountRole.Auditor));
        var client = TestUser.Visitor with { ClientAddress = "203.0.113.50" };
        for (var attempt = 0; attempt < SignInHandler.PerClient.Count; attempt++)
        {
            Assert.Equal([AccountErrors.SignInRefused], (await portal.SendAs(client, new SignIn($"nobody-{attempt}", "wrong"))).Errors);
        }

        var refused = await From(client).TypeSignIn(loginId);
        var other = await From(TestUser.Visitor with { ClientAddress = "203.0.113.51" }).TypeSignIn(loginId);
        portal.Clock.Advance(SignInHandler.PerClient.Window);
        var later = await From(client).TypeSignIn(loginId);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("短い時間に操作が続いたため、いったん受け付けを止めています。", (await refused.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (other.StatusCode, later.StatusCode));
    }

    [Fact]
    public async Task A_client_that_asks_for_too_many_links_has_to_wait_and_no_other_has()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        var client = TestUser.Visitor with { ClientAddress = "203.0.113.60" };
        // At once, since each answer takes its time.
        var answers = await Task.WhenAll(Enumerable.Range(0, RequestPasswordResetHandler.PerClient.Count)
            .Select(n => portal.SendAs(client, new RequestPasswordReset($"nobody-{n}", "nobody@example.jp"))));

        var refused = await AskAsync(client);
        var mailed = await portal.MailedPath(clerk.AccountId, nameof(PasswordResetMail));
        var other = await AskAsync(TestUser.Visitor with { ClientAddress = "203.0.113.61" });
        portal.Clock.Advance(RequestPasswordResetHandler.PerClient.Window);
        var later = await AskAsync(client);

        Assert.All(answers, answer => Assert.False(answer.Failed));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("短い時間に操作が続いたため、いったん受け付けを止めています。", (await refused.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Null(mailed);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (other.StatusCode, later.StatusCode));
        Assert.Equal(2, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == clerk.AccountId)));

        Task<HttpResponseMessage> AskAsync(TestUser from) => From(from).SubmitAsync(
            "/account/forgotten-password", ("LoginId", loginId), ("Email", $"{loginId}@example.jp"));
    }

    [Fact]
    public async Task There_are_no_demo_accounts_and_the_command_says_so()
    {
        var started = new StartedInProduction();
        await started.InitializeAsync();
        using var browser = started.Visit();
        using var output = new StringWriter();

        var refused = await browser.TypeSignIn(DemoPeople.Accounts[0].LoginId, DemoPeople.Password);
        var exit = await CommandLine.RunAsync(started.Services, ["demo-accounts"], output, TextWriter.Null);

        Assert.Equal([AccountErrors.SignInRefused.Message], (await refused.ReadPageAsync()).Errors());
        Assert.Equal((0, 0), (await started.InDatabase(db => db.Users.CountAsync()), await started.InDatabase(db => db.Insurers.CountAsync())));
        Assert.Equal((0, "There are no demo accounts outside Development."), (exit, output.ToString().Trim()));
        await ((IAsyncLifetime)started).DisposeAsync();
    }

    [Theory]
    [InlineData("Portal:BaseUrl", "", "Portal:BaseUrl")]
    [InlineData("Portal:BaseUrl", "http://portal.example.jp", "Portal:BaseUrl")]
    [InlineData("ConnectionStrings:Portal", "Host=db;Username=portal_app;Password=changeme", "a password that everybody knows")]
    [InlineData("Smtp:Host", "", "Smtp:Host is missing")]
    [InlineData("Smtp:StartTls", "Never", "Smtp:StartTls")]
    public async Task It_does_not_start_on_unsafe_settings(string setting, string value, string told)
    {
        await using var unsafely = portal.WithWebHostBuilder(host => host
            .UseSetting("Smtp:Host", "smtp.example.jp").UseSetting(setting, value));

        var refusal = Assert.ThrowsAny<Exception>(() => unsafely.CreateClient());

        Assert.Contains(told, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_start_with_the_rights_of_the_tables_owner()
    {
        await using var asOwner = portal.WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Portal", portal.Database.OwnerConnection));

        var refusal = Assert.ThrowsAny<Exception>(() => asOwner.CreateClient());

        Assert.Contains("can alter tables or the audit trail", refusal.ToString(), StringComparison.Ordinal);
    }

    private TestBrowser From(TestUser client)
    {
        var browser = portal.Visit();
        browser.Client.DefaultRequestHeaders.Add(ProductionFixture.Peer, client.ClientAddress);
        return browser;
    }

    private static string[] Cookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
}
