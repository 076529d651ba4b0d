using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;
using Portal.Core.Subsidies;
using Portal.Tests.Pages.Review;
using Portal.Tests.Pages.Security;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Speed;

/// <summary>No page of a signed-in person asks the database more than five times, and none more often because there is more to show.</summary>
public sealed class QueriesPerPageTests(CountingPortal portal) : IClassFixture<CountingPortal>
{
    private const int Most = 5;

    // Asked for once, in one process, so that the model and the queries are compiled before anything is counted.
    [Fact]
    public async Task No_page_asks_more_than_five_times_nor_more_often_for_more_rows()
    {
        var few = await CountAsync(await NewInsurerAsync(reviewers: 1));
        var many = await CountAsync(await NewInsurerAsync(reviewers: 8));

        Assert.True(few.Count > 70, $"Only {few.Count} pages were opened: {string.Join(' ', few.Keys)}");
        Assert.Empty(few.Concat(many).Where(page => page.Value.Count > Most)
            .Select(page => $"{page.Value.Count} {page.Key}:\n{string.Join('\n', page.Value.Select(c => c.ReplaceLineEndings(" ")))}"));
        Assert.Equal(few.Select(page => $"{page.Key} {page.Value.Count}"), many.Select(page => $"{page.Key} {page.Value.Count}"));
    }

    [Fact]
    public async Task Nor_does_a_page_of_an_office_or_of_its_application()
    {
        var few = await CountOfficeAsync(colleagues: 1);
        var many = await CountOfficeAsync(colleagues: 7);

        Assert.True(few.Count > 30, $"Only {few.Count} pages were opened: {string.Join(' ', few.Keys)}");
        var tooMany = few.Concat(many).Where(page => page.Value.Count > Most)
            .Select(page => $"{page.Value.Count} {page.Key}:\n{string.Join('\n', page.Value.Select(c => c.ReplaceLineEndings(" ")))}").ToList();
        Assert.True(tooMany.Count == 0, string.Join('\n', tooMany));
        Assert.Equal(few.Select(page => $"{page.Key} {page.Value.Count}"), many.Select(page => $"{page.Key} {page.Value.Count}"));
    }

    // The first time it also writes down that the papers were opened, and a copy is stamped meanwhile.
    [Fact]
    public async Task The_reading_page_asks_five_times_at_most()
    {
        var session = await portal.NewSession(reviewers: 3);
        var visitor = await portal.Enter(session.Guest);
        await visitor.Browser.OpenAsync(visitor.Path);
        (await visitor.GetPapersAsync()).EnsureSuccessStatusCode();

        var (page, commands) = await portal.WatchAsync(() => visitor.Browser.GetAsync(visitor.Path));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(commands.Count <= Most, string.Join('\n', commands));
    }

    private async Task<Filled> NewInsurerAsync(int reviewers)
    {
        var admin = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var colleague = await portal.NewColleague(admin);
        var draft = await portal.NewReadySession(admin, reviewers);
        var registered = await portal.NewReadySession(admin, reviewers);
        await portal.Register(admin, registered.Id, byMail: true);
        var updated = await portal.NewReadySession(admin, reviewers);
        await portal.Register(admin, updated.Id);
        await portal.BindPacket(updated.Id);
        var mail = await portal.InDatabase(db => db.OutgoingMails.OrderByDescending(m => m.CreatedAt).Select(m => m.Id).FirstAsync());
        var insurer = await portal.InDatabase(db => db.Insurers.SingleAsync(i => i.Id == admin.InsurerId));
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Published);
        var version = (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new ProposeSchedule(Guid.CreateVersion7()))).Value;
        var others = new Dictionary<string, Guid>
        {
            ["/operator/schedule/insurers"] = insurer.Id,
            ["/operator/schedule/versions"] = version,
            ["/insurer/staff"] = colleague.AccountId!.Value,
            ["/insurer/reviewers/import"] = await UploadAsync(admin, reviewers),
            ["/insurer/panels"] = registered.PanelId!.Value,
            ["/insurer/onboarding/contacts"] = await NewPreparationAsync(admin, reviewers),
            ["/insurer/onboarding/keys"] = (await portal.SendAs(admin, new IssueAuthenticationKey(Guid.CreateVersion7()))).Value.Id,
            ["/operator/insurers/accounts/runs"] = await NewRunAsync(reviewers),
            ["/operator/onboarding"] = admin.InsurerId!.Value,
            ["/operator/accounts"] = colleague.AccountId.Value,
            ["/operator/insurers"] = admin.InsurerId!.Value,
            ["/operator/mail"] = mail,
        };
        return new Filled(admin, [await OfAsync(draft, "draft"), await OfAsync(registered, "registered"), await OfAsync(updated, "updated")]);

        async Task<Prepared> OfAsync(ReviewSession session, string name)
        {
            var invited = (await portal.ReviewersOf(session.Id))[0];
            return new Prepared(name, new Dictionary<string, Guid>(others)
            {
                ["/insurer/review-sessions"] = session.Id,
                ["/insurer/reviewers"] = invited.ReviewerId,
                ["caseId"] = session.Cases[0].Id,
                ["documentId"] = session.Documents[0].Id,
                ["reviewerId"] = invited.Id,
            });
        }
    }

    private async Task<SortedDictionary<string, IReadOnlyList<string>>> CountAsync(Filled insurer)
    {
        using var clerk = await portal.SignIn(insurer.Administrator);
        using var official = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        // What is published is in memory from the start of the portal on.
        await portal.Visit().OpenAsync("/municipalities");
        using var auditor = await portal.SignIn(await portal.NewOfficial(AccountRole.Auditor));
        var counted = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var routes = (await EndpointList.ReadAsync(portal)).Where(e => e is { Method: "GET", Handler: null })
            .Select(e => e.Route).Distinct().Where(r => RouteTable.Routes[r] != Access.Everybody);
        foreach (var route in routes)
        {
            var browser = RouteTable.Routes[route] switch
            {
                Access.Operator => official,
                Access.AuditReader => auditor,
                _ => clerk,
            };
            // What names no session is the same beside each of them.
            var isOfSession = route.Contains("review-sessions/{id", StringComparison.Ordinal);
            foreach (var session in isOfSession ? insurer.Sessions : insurer.Sessions.Take(1))
            {
                var path = new ForeignInsurer(insurer.Administrator.InsurerId!.Value, session.Ids).PathOf(route) ?? ForeignInsurer.WithoutChoices(route);
                var (page, commands) = await portal.WatchAsync(() => browser.GetAsync(path));
                // Redirects are no pages, and a file that leaves the portal is written down as well.
                if (page.StatusCode == HttpStatusCode.OK && page.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    counted[isOfSession ? $"{route} ({session.Name})" : route] = commands;
                }
            }
        }

        return counted;
    }

    /// <summary>
    /// The pages of an office while its application is a draft, after it was sent and when it is granted and to be changed, and the secretariat's.
    /// </summary>
    private async Task<SortedDictionary<string, IReadOnlyList<string>>> CountOfficeAsync(int colleagues)
    {
        var user = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == user.OfficeId));
        for (var n = 0; n < colleagues; n++)
        {
            await portal.NewOfficeUser(office, isAdministrator: false);
        }

        var id = await portal.NewCompleteDraft(user);
        var programme = await portal.InDatabase(db => db.SubsidyApplications.Where(a => a.Id == id).Select(a => a.ProgrammeId).SingleAsync());
        var person = await portal.InDatabase(db => db.OfficeMemberships.Where(m => m.OfficeId == office.Id && m.AccountId != user.AccountId)
            .OrderBy(m => m.AccountId).Select(m => m.AccountId).FirstAsync());
        var batch = await portal.NewDecisionBatch(await portal.NewExaminer(), colleagues);
        var ids = new Dictionary<string, Guid>
        {
            ["/subsidies/applications/"] = id,
            ["/operator/subsidies/applications/"] = id,
            ["/operator/subsidies/decision-batches/"] = batch,
            ["/operator/subsidies/programmes/"] = programme,
            ["/my/people/"] = person,
            ["/my/proxies/"] = await portal.OfferProxy(user, await portal.NewOfficeUser()),
        };
        var counted = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        using var browser = await portal.SignIn(user);
        using var official = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var routes = (await EndpointList.ReadAsync(portal)).Where(e => e is { Method: "GET", Handler: null }).Select(e => e.Route).Distinct().ToList();
        await LookAsync("draft");
        Assert.Empty((await portal.SendAs(user, new SubmitApplication(id, true))).Errors);
        await LookAsync("sent");
        await portal.Propose(await portal.NewExaminer(), id);
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);
        var change = ids["/operator/subsidies/changes/"] = await portal.NewChange(user, id);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change)).Errors);
        await LookAsync("granted");
        var agent = await portal.NewOfficeUser();
        var (proxy, _) = await portal.GiveProxy(user, agent);
        for (var n = 0; n < colleagues; n++)
        {
            await portal.GiveProxy(await portal.NewOfficeUser(), agent);
            await portal.GiveProxy(user, await portal.NewOfficeUser());
        }

        await LookAsync("with proxies");
        using var acting = await portal.SignInBy(agent, proxy);
        await LookAsync("by proxy", acting);
        return counted;

        async Task LookAsync(string state, TestBrowser? by = null)
        {
            foreach (var route in routes.Where(r => RouteTable.Routes[r] == Access.OfficeUser || r.StartsWith("/operator/subsidies/", StringComparison.Ordinal)))
            {
                var own = ids.FirstOrDefault(i => route.StartsWith(i.Key, StringComparison.Ordinal)).Value;
                var reader = RouteTable.Routes[route] == Access.OfficeUser ? by ?? browser : official;
                var path = route.Replace("{id:guid}", $"{own}", StringComparison.Ordinal)
                    .Replace("{requestId:guid}", $"{ids.GetValueOrDefault("/operator/subsidies/changes/")}", StringComparison.Ordinal);
                // The secretariat's lists are searched, and its pages opened out of such a list.
                var (page, commands) = await portal.WatchAsync(() => reader.GetAsync(reader == official ? $"{path}?q=介護" : path));
                if (page.StatusCode == HttpStatusCode.OK && page.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    counted[$"{route} ({state})"] = commands;
                }
            }
        }
    }

    /// <summary>An insurer that connects by 方式①, with some contact persons, a report and files; answers one of the persons.</summary>
    private async Task<Guid> NewPreparationAsync(TestUser administrator, int people)
    {
        await portal.Answer(administrator);
        var contacts = Enumerable.Range(0, people).Select(n => Onboardings.NewContact($"担当 {n}郎")).ToList();
        foreach (var contact in contacts)
        {
            Assert.False((await portal.SendAs(administrator, contact)).Failed);
        }

        Assert.False((await portal.SendAs(administrator, new ReportTask(8, null, TaskState.UnderWay, null, "", ""))).Failed);
        for (var n = 0; n < Math.Min(people, TaskFile.MostPerTask); n++)
        {
            await portal.SendAs(administrator, new UploadTaskFile(8, $"{n}.pdf", new MemoryStream(Sessions.OtherPdf())));
        }

        return contacts[0].Id;
    }

    private async Task<Guid> NewRunAsync(int rows)
    {
        List<string> lines = [];
        for (var n = 0; n < rows; n++)
        {
            lines.Add(AccountRuns.LineOf(await portal.NewNumberedInsurer()));
        }

        var run = await portal.StartIssue(await portal.NewOfficial(AccountRole.Operator), AccountRuns.Csv([.. lines]));
        await portal.RunAccounts();
        return run.Value;
    }

    private async Task<Guid> UploadAsync(TestUser clerk, int rows)
    {
        var lines = Enumerable.Range(1, rows).Select(n => $"審査 {n}郎,import{n}@example.jp,医師,,");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"氏名,メールアドレス,職種,状態,合議体\r\n{string.Join("\r\n", lines)}\r\n"));
        return (await portal.SendAs(clerk, new UploadReviewerImport(file))).Value;
    }

    private sealed record Filled(TestUser Administrator, IReadOnlyList<Prepared> Sessions);

    private sealed record Prepared(string Name, IReadOnlyDictionary<string, Guid> Ids);
}
