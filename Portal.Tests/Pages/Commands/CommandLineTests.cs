using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Portal.Commands;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Commands;

public sealed partial class CommandLineTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Migrate_fills_an_empty_database_and_may_run_twice()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var upgrading = portal.WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:PortalOwner", database.OwnerConnection));

        var first = await RunAsync(upgrading.Services, "migrate");
        var second = await RunAsync(upgrading.Services, "migrate");

        Assert.Equal((0, "Database is up to date.", ""), first);
        Assert.Equal(first, second);
        await using var db = DatabaseMigration.ContextOf(database.OwnerConnection);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task Audit_verify_finds_an_event_that_was_cut_out_of_the_middle()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var other = portal.WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Portal", database.AppConnection));
        int events;
        await using (var db = DatabaseMigration.ContextOf(database.OwnerConnection))
        {
            db.AddRange(Event(), Event(), Event(), Event());
            await db.SaveChangesAsync();
            events = await db.AuditEvents.CountAsync();
        }

        Assert.Equal((0, $"{events} audit events are in order.", ""), await RunAsync(other.Services, "audit", "verify"));
        await database.RunAsOwnerAsync("ALTER TABLE audit_events DISABLE TRIGGER ALL; DELETE FROM audit_events WHERE id = 2");

        Assert.Equal(
            (1, "Audit event 3 does not follow from its predecessor (1 before it are in order).", ""),
            await RunAsync(other.Services, "audit", "verify"));
    }

    [Fact]
    public async Task Create_operator_prints_a_link_that_opens_and_is_audited_as_a_command()
    {
        var loginId = $"op-{Guid.NewGuid():N}"[..20];

        var (exit, output, problems) = await RunAsync(
            portal.Services, "create-operator", "--login-id", loginId, "--name", "事務局 太郎", "--email", "op@example.jp");

        Assert.Equal((0, ""), (exit, problems));
        using var browser = portal.Visit();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(Link().Match(output).Value).AbsolutePath)).StatusCode);
        var account = await portal.InDatabase(db => db.Users.SingleAsync(a => a.UserName == loginId));
        Assert.Equal((AccountRole.Operator, null), (account.Role, account.PasswordHash));
        var audited = await portal.InDatabase(db => db.AuditEvents.SingleAsync(e => e.ObjectId == account.Id));
        Assert.Equal(("CommandLine", "OperatorCreatedByCommand"), (audited.ActorKind, audited.Action));
        using var auditor = await portal.SignIn(await portal.NewOfficial(AccountRole.Auditor));
        Assert.Contains("サーバーのコマンド", (await auditor.OpenAsync("/operator/audit")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_operator_tells_what_is_missing()
    {
        var (exit, output, problems) = await RunAsync(portal.Services, "create-operator", "--login-id");

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("LoginId: ログインIDを入力してください。", problems, StringComparison.Ordinal);
        Assert.Contains("Usage: Portal create-operator", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_command_starts_no_server_and_settings_are_no_command()
    {
        Assert.Equal((2, "", "There is no command \"migrat\"."), await RunAsync(portal.Services, "migrat"));
        Assert.Null((await RunAsync(portal.Services, "--urls", "http://127.0.0.1:5081")).Exit);
    }

    private AuditEvent Event() => AuditEvent.By(TestUser.Visitor, portal.Clock.Now, "SomethingHappened", "Thing", Guid.CreateVersion7());

    private static async Task<(int? Exit, string Output, string Problems)> RunAsync(IServiceProvider services, params string[] args)
    {
        using var output = new StringWriter();
        using var problems = new StringWriter();
        var exit = await CommandLine.RunAsync(services, args, output, problems);
        return (exit, output.ToString().Trim(), problems.ToString().Trim());
    }

    [GeneratedRegex("https?://[^ ]+/account/activate/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
