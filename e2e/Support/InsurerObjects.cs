using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>One of everything that an address can name, as its own people find it: a session in each of its states.</summary>
public sealed class InsurerObjects
{
    // No deadline of it may ever be near: the clock is the real one.
    private static readonly DateOnly FarAway = new(2099, 12, 3);
    private readonly List<IReadOnlyDictionary<string, Guid>> sets = [];

    private InsurerObjects(TestUser administrator, TestUser official, TestUser officeUser) =>
        (Administrator, Official, OfficeUser) = (administrator, official, officeUser);

    public TestUser Administrator { get; }

    public TestUser Official { get; }

    /// <summary>Whose office has applied for a subsidy.</summary>
    public TestUser OfficeUser { get; }

    public static async Task<InsurerObjects> CreateAsync(Site site)
    {
        var administrator = await site.NewClerk(role: AccountRole.InsurerAdministrator);
        var objects = new InsurerObjects(administrator, await site.NewOfficial(AccountRole.Operator), await site.NewOfficeUser());
        var colleague = await site.NewColleague(administrator);
        var address = await site.SendAs(administrator, new AddNotificationAddress(NoticeKind.ViewingStatus, "office@example.jp"));
        var reviewer = await site.SendAs(administrator, new AddReviewer("山田 花子", "hanako@example.jp", "医師"));
        var waiting = await UploadAsync(site, administrator);
        var programmes = await NewProgrammesAsync(site);
        var vendor = await site.SendAs(objects.Official, new AddSystemVendor(Guid.CreateVersion7(), "見本システム", "令和9年1月"));
        var (insurers, places, opinions) = await UploadMastersAsync(site, objects.Official);
        var register = await UploadRegisterAsync(site, objects.Official);
        var survey = await AskedSurveyAsync(site, administrator, vendor.Value);
        var preparation = await PreparationObjects.CreateAsync(site, administrator, objects.Official);
        var proposal = (await site.SendAs(objects.Official, new ProposeSchedule(Guid.CreateVersion7()))).Value;
        foreach (var state in (InsurerScheduleStatus[])[InsurerScheduleStatus.Draft, InsurerScheduleStatus.Published])
        {
            var insurer = People.NewInsurer();
            await site.Add(insurer);
            await site.NewScheduled(insurer, state);
            objects.sets.Add(new Dictionary<string, Guid> { ["/operator/schedule/insurers"] = insurer.Id, ["/operator/schedule/versions"] = proposal });
        }

        foreach (var (index, state) in Enum.GetValues<ReviewSessionStatus>().Index())
        {
            var session = await NewSessionAsync(site, administrator, state);
            var invited = await site.ReviewersOf(session.Id);
            objects.sets.Add(new Dictionary<string, Guid>(preparation)
            {
                ["/insurer/reviewers/import"] = waiting,
                ["/insurer/reviewers"] = reviewer.Value,
                ["/insurer/onboarding/reconfirmation"] = (await site.QuestionsOf(administrator))[0].Id,
                ["/insurer/panels"] = session.PanelId!.Value,
                ["/insurer/settings/addresses"] = address.Value,
                ["/insurer/review-sessions"] = session.Id,
                ["/insurer/staff"] = colleague.AccountId!.Value,
                ["/operator/claims-register/import"] = register,
                ["/operator/accounts"] = colleague.AccountId.Value,
                ["/operator/insurers/import"] = insurers,
                ["/operator/municipalities/import"] = places,
                ["/operator/municipalities/opinions/import"] = opinions,
                ["/operator/surveys"] = survey,
                ["insurerId"] = administrator.InsurerId!.Value,
                ["/operator/vendors"] = vendor.Value,
                ["/operator/insurers"] = administrator.InsurerId!.Value,
                ["/operator/subsidies/programmes"] = programmes[index % programmes.Count],
                ["/operator/mail"] = await site.InDatabase(db => db.OutgoingMails.OrderBy(m => m.Id).Select(m => m.Id).FirstAsync()),
                ["caseId"] = session.Cases[0].Id,
                ["documentId"] = session.Documents[0].Id,
                ["reviewerId"] = invited[0].Id,
            });
        }

        var office = await site.InDatabase(db => db.Offices.SingleAsync(o => o.Id == objects.OfficeUser.OfficeId));
        var decided = await SubsidyObjects.NewBatchAsync(site);
        var recovered = await site.NewOfficeUser(office, isAdministrator: false);
        var recovery = await site.SendAs(
            objects.Official, new RequestAccountRecovery(recovered.AccountId!.Value, IdentityCheck.CallBack, "代表番号へかけ直しました。", "anew@example.jp"));
        foreach (var (batch, payment) in await PaymentObjects.NewBatchesAsync(site))
        {
            objects.sets.Add(new Dictionary<string, Guid> { ["/operator/subsidies/payments"] = batch, ["paymentId"] = payment });
        }

        var proxy = await site.OfferProxy(objects.OfficeUser, await site.NewOfficeUser());
        foreach (var application in await SubsidyObjects.NewApplicationsAsync(site, objects.OfficeUser))
        {
            var change = await site.InDatabase(db => db.ChangeRequests.Where(r => r.ApplicationId == application)
                .OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync());
            objects.sets.Add(new Dictionary<string, Guid>
            {
                ["/subsidies/applications"] = application,
                ["/operator/subsidies/applications"] = application,
                ["decisionId"] = await site.InDatabase(db => db.LaterDecisions.Where(d => d.ApplicationId == application).Select(d => d.Id).FirstOrDefaultAsync()),
                ["/operator/subsidies/changes"] = change,
                ["requestId"] = change,
                ["/operator/subsidies/tax-reports"] = application,
                ["/operator/subsidies/decision-batches"] = decided,
                ["/operator/account-recoveries"] = recovery.Value,
                ["/operator/accounts"] = recovered.AccountId.Value,
                ["/my/proxies"] = proxy,
                ["/my/people"] = (await site.NewOfficeUser(office, isAdministrator: false)).AccountId!.Value,
            });
        }

        // Halted, so that it looks the same whenever a page of it is opened.
        var letters = await site.SendAs(objects.Official, new StartLetterRun(Guid.CreateVersion7(), new LetterFilter()));
        await site.SendAs(objects.Official, new HaltLetterRun(letters.Value));
        objects.sets.Add(new Dictionary<string, Guid> { ["/operator/subsidies/letters"] = letters.Value });
        return objects;
    }

    /// <summary>Whose page it is.</summary>
    public TestUser ReaderOf(string route) =>
        route.StartsWith("/operator/", StringComparison.Ordinal) ? Official
        : route.StartsWith("/subsidies/", StringComparison.Ordinal) || route.StartsWith("/my/people/", StringComparison.Ordinal)
            || route.StartsWith("/my/proxies/", StringComparison.Ordinal) ? OfficeUser
        : Administrator;

    /// <summary>The addresses that the route stands for, one for each state; empty when it names no object of ours.</summary>
    public IReadOnlyList<string> AddressesOf(string route) =>
        [.. sets.Select(ids => AddressOf(route, ids)).OfType<string>().Distinct()];

    private static string? AddressOf(string route, IReadOnlyDictionary<string, Guid> ids)
    {
        var address = route.Replace("{act:regex(^(resend|renew)$)}", "renew", StringComparison.Ordinal)
            .Replace("{number:int}", "8", StringComparison.Ordinal).Replace("{reader}", "offices", StringComparison.Ordinal);
        foreach (var (name, id) in ids)
        {
            address = name.StartsWith('/') && route.StartsWith(name + "/{id", StringComparison.Ordinal)
                ? address.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
                : address.Replace($"{{{name}:guid}}", id.ToString(), StringComparison.Ordinal);
        }

        return address.Contains('{', StringComparison.Ordinal) ? null : address;
    }

    /// <summary>The demonstration's survey, answered with a month that the vendor cannot keep, and asked again.</summary>
    private static async Task<Guid> AskedSurveyAsync(Site site, TestUser administrator, Guid vendor)
    {
        await site.Answer(administrator, Surveys.Complete(vendor) with { WishedMonth = "令和8年12月" });
        Assert.Equal(1, (await site.AskAgain(administrator)).Value);
        return (await site.SendAs(administrator, new FindMySurvey()))!.Own.Survey.Id;
    }

    /// <summary>A list of insurers with a good and a bad row, one of municipalities that lacks most of the country, and one of opinions.</summary>
    private static async Task<(Guid Insurers, Guid Municipalities, Guid Opinions)> UploadMastersAsync(Site site, TestUser official)
    {
        using var insurers = new MemoryStream(Encoding.UTF8.GetBytes("保険者番号,名称,種別\r\n442020,別府市,市町村\r\n442021,別府市,町\r\n"));
        using var places = new MemoryStream(Encoding.UTF8.GetBytes("団体コード,市区町村名（漢字）,市区町村名（カナ）\r\n442011,大分市,ｵｵｲﾀｼ\r\n"));
        using var opinions = new MemoryStream(Encoding.UTF8.GetBytes("団体コード,主治医意見書の電送の開始日\r\n442011,令和9年4月1日\r\n"));
        return (
            (await site.SendAs(official, new UploadMasterImport(MasterListKind.Insurers, insurers))).Value,
            (await site.SendAs(official, new UploadMasterImport(MasterListKind.Municipalities, places))).Value,
            (await site.SendAs(official, new UploadMasterImport(MasterListKind.Opinions, opinions))).Value);
    }

    /// <summary>A programme in force, a draft and one that waits for a second person.</summary>
    private static async Task<IReadOnlyList<Guid>> NewProgrammesAsync(Site site)
    {
        var writer = await site.NewOfficial(AccountRole.Operator);
        var inForce = await site.SendAs(writer, new FindProgrammeInForce(SubsidyKind.CardReaders, new DateOnly(2026, 11, 1)));
        var draft = await site.SendAs(writer, new StartProgrammeDraft(inForce!.Id, ForNextYear: false));
        var proposed = await site.SendAs(writer, new StartProgrammeDraft(inForce.Id, ForNextYear: true));
        var version = (await site.SendAs(writer, new FindProgramme(proposed.Value)))!.Version;
        Assert.False((await site.SendAs(writer, new ProposeProgramme(proposed.Value, version))).Failed);
        return [inForce.Id, draft.Value, proposed.Value];
    }

    private static async Task<ReviewSession> NewSessionAsync(Site site, TestUser clerk, ReviewSessionStatus state)
    {
        var session = await site.NewReadySession(clerk, plannedOn: FarAway);
        if (state == ReviewSessionStatus.Draft)
        {
            // No case is the ninth yet: the papers' page asks where it belongs.
            await site.Upload(clerk, session.Id, "09_意見書.pdf");
            return session;
        }

        await site.Register(clerk, session.Id);
        await site.InDatabase(async db =>
        {
            var registered = await db.ReviewSessions.SingleAsync(s => s.Id == session.Id);
            if (state == ReviewSessionStatus.Closed)
            {
                registered.Close();
            }
            else if (state == ReviewSessionStatus.Deleted)
            {
                registered.Delete(site.Clock.Now);
            }

            return await db.SaveChangesAsync();
        });
        return session;
    }

    /// <summary>An import that has been carried out, and whose it is.</summary>
    public static async Task<(TestUser Administrator, Guid ImportId)> ImportAsync(Site site)
    {
        var administrator = await site.NewClerk(role: AccountRole.InsurerAdministrator);
        var waiting = await UploadAsync(site, administrator);
        var plan = await site.SendAs(administrator, new PreviewReviewerImport(waiting));
        var imported = await site.SendAs(administrator, new ImportReviewers(waiting, plan!.Fingerprint, LeaveOutProblems: true));
        Assert.False(imported.Failed);
        return (administrator, waiting);
    }

    /// <summary>With a row that is good and one that is not; the worker reads it before somebody looks.</summary>
    private static async Task<Guid> UploadRegisterAsync(Site site, TestUser official)
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(RegisterCsv.Of(RegisterCsv.Good, RegisterCsv.Office((ClaimsRegisterCsv.Phone, "110")))));
        var id = (await site.SendAs(official, new UploadClaimsRegister(csv, "登録簿.csv"))).Value;
        await site.SendAsWorker(new CheckClaimsRegister());
        return id;
    }

    private static async Task<Guid> UploadAsync(Site site, TestUser clerk)
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes("氏名,メールアドレス,職種\r\n髙橋 由美,yumi@example.jp,薬剤師\r\n名前だけ,,\r\n"));
        return (await site.SendAs(clerk, new UploadReviewerImport(csv))).Value;
    }
}
