using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class SignInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_clerk_signs_in_and_is_named_at_the_head_of_the_page()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        using var browser = portal.Visit();

        var response = await browser.TypeSignIn(loginId);

        Assert.Equal("/insurer", response.Headers.Location?.OriginalString);
        var page = await browser.OpenAsync("/account/change-password");
        Assert.Contains("試験 花子", page.QuerySelector(".who")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Body!.GetAttribute("data-session-expires-at"));
    }

    [Fact]
    public async Task The_login_id_may_be_typed_in_any_width_and_case()
    {
        var loginId = await portal.GivePassword(await portal.NewClerk());
        using var browser = portal.Visit();

        var response = await browser.TypeSignIn($" {loginId.ToUpperInvariant().Replace('T', 'Ｔ')} ");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task Every_refusal_is_the_same_page()
    {
        var (wrong, disabled, locked) = (await portal.NewClerk(), await portal.NewClerk(), await portal.NewClerk());
        var ids = new[]
        {
            "nobody-at-all", await portal.GivePassword(wrong), await portal.GivePassword(disabled), await portal.GivePassword(locked),
        };
        await portal.InDatabase(async db =>
        {
            (await db.Users.SingleAsync(a => a.Id == disabled.AccountId)).Disable(portal.Clock.Now);
            (await db.Users.SingleAsync(a => a.Id == locked.AccountId)).LockoutEnd = portal.Clock.Now.AddMinutes(5);
            return await db.SaveChangesAsync();
        });

        var answers = new List<string>();
        foreach (var id in ids)
        {
            using var browser = portal.Visit();
            var password = id == ids[1] ? "not the password at all" : Passwords.Good;
            var response = await browser.TypeSignIn(id, password);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            answers.Add((await response.ReadPageAsync()).MainText().Replace(id, "", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains(AccountErrors.SignInRefused.Message, answers[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("disabled")]
    [InlineData("locked")]
    [InlineData("password")]
    public async Task Every_refusal_asks_the_database_the_same_so_that_its_time_tells_nothing(string kind)
    {
        var statements = new CapturedStatements();
        await using var watched = portal.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(statements))));
        using var browser = new TestBrowser(watched.CreateClient());
        await browser.TypeSignIn(await NewLoginId("unknown"), "not the password at all");
        var page = await browser.OpenAsync("/account/sign-in");
        var loginId = await NewLoginId(kind);
        statements.Texts.Clear();

        var response = await browser.SubmitAsync(
            page, "/account/sign-in", null, ("LoginId", loginId), ("Password", kind == "password" ? "not the password at all" : Passwords.Good));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Collection(
            statements.Texts,
            counted => Assert.Contains("attempt_counters", counted, StringComparison.Ordinal),
            counted => Assert.Contains("attempt_counters", counted, StringComparison.Ordinal),
            read => Assert.Contains("FROM accounts", read, StringComparison.Ordinal),
            failed => Assert.Contains("UPDATE accounts", failed, StringComparison.Ordinal),
            audited => Assert.Contains("INSERT INTO audit_events", audited, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_gets_in_uncounted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var uncounted = portal.WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Portal", database.AppConnection));
        var loginId = await portal.GivePassword(await portal.NewClerk());
        await using (var db = DatabaseMigration.ContextOf(database.OwnerConnection))
        {
            var account = await portal.InDatabase(from => from.Users.AsNoTracking().SingleAsync(a => a.UserName == loginId));
            db.AddRange(await portal.InDatabase(from => from.Insurers.AsNoTracking().SingleAsync(i => i.Id == account.InsurerId)), account);
            await db.SaveChangesAsync();
        }

        await database.RunAsOwnerAsync("ALTER TABLE attempt_counters RENAME TO away");
        using var browser = new TestBrowser(uncounted.CreateClient(new() { AllowAutoRedirect = false }));
        var refused = await browser.TypeSignIn(loginId);
        await database.RunAsOwnerAsync("ALTER TABLE away RENAME TO attempt_counters");
        var entered = await browser.TypeSignIn(loginId);

        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Fact]
    public void The_hash_that_stands_in_for_an_unknown_id_opens_nothing()
    {
        var passwords = portal.Services.GetRequiredService<AccountPasswords>();

        Assert.False(passwords.Matches(null, "nobody"));
    }

    [Fact]
    public void Passwords_are_hashed_with_600_000_rounds()
    {
        using var services = new ServiceCollection().AddAccounts().BuildServiceProvider();

        Assert.True(services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount >= 600_000);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Signing_in_never_leads_out_of_the_portal(string returnUrl)
    {
        var loginId = await portal.GivePassword(await portal.NewClerk());
        using var browser = portal.Visit();

        var response = await browser.SubmitAsync(
            $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ("LoginId", loginId), ("Password", Passwords.Good));

        Assert.Equal("/insurer", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = portal.Visit();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("LoginId", "x"), KeyValuePair.Create("Password", "y")]);

        var response = await browser.Client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());
        var page = await browser.OpenAsync("/account/change-password");

        await browser.SubmitAsync(page, "/account/change-password", ".who form");

        var response = await browser.GetAsync("/account/change-password");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/account/sign-in", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private async Task<string> NewLoginId(string kind)
    {
        if (kind == "unknown")
        {
            return $"nobody-{Guid.NewGuid():N}"[..20];
        }

        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        await portal.InDatabase(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == clerk.AccountId);
            if (kind == "disabled")
            {
                account.Disable(portal.Clock.Now);
            }

            account.LockoutEnd = kind == "locked" ? portal.Clock.Now.AddMinutes(5) : null;
            return await db.SaveChangesAsync();
        });
        return loginId;
    }

    private sealed class CapturedStatements : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Texts.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
