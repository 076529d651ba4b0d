using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>Applications in each of their states. They are rows, since no window may have to be open on the day of the test.</summary>
public static class SubsidyObjects
{
    /// <summary>One in each state, of the user's office; the rows do not ask whether one office could have so many.</summary>
    public static async Task<IReadOnlyList<Guid>> NewApplicationsAsync(Site site, TestUser user)
    {
        var (examiner, approver) = (await site.NewOfficial(AccountRole.Operator), await site.NewOfficial(AccountRole.Operator));
        var ids = new List<Guid>();
        // The draft comes last: each of them begins as one, and an office has one at a time.
        foreach (var (index, status) in Enum.GetValues<ApplicationStatus>().OrderBy(s => s == ApplicationStatus.Draft).Index())
        {
            var id = await NewApplicationAsync(site, user, status, index);
            ids.Add(id);
            if (status is ApplicationStatus.UnderReview or ApplicationStatus.Granted or ApplicationStatus.Denied
                or ApplicationStatus.Paid or ApplicationStatus.AwaitingAccount or ApplicationStatus.Revoked or ApplicationStatus.Discontinued)
            {
                await ExamineAsync(site, id, status, examiner, approver);
            }

            if (status is ApplicationStatus.Paid or ApplicationStatus.AwaitingAccount or ApplicationStatus.Revoked)
            {
                await PaymentObjects.MarkAsync(
                    site, examiner, approver, id, status == ApplicationStatus.AwaitingAccount ? TransferFailure.HolderDiffers : null);
            }

            await ReportAsync(site, user, id, status, approver);
            await RevokeAsync(site, id, status, examiner, approver);
            await AskToChangeAsync(site, user, id, status, examiner, approver);
            if (status == ApplicationStatus.Returned)
            {
                await ReturnAsync(site, user, id, examiner);
            }
        }

        return ids;
    }

    /// <summary>まとめて決定したもの, of which one waits and one was taken back.</summary>
    public static async Task<Guid> NewBatchAsync(Site site)
    {
        var (examiner, approver, ids) = (await site.NewOfficial(AccountRole.Operator), await site.NewOfficial(AccountRole.Operator), new List<Guid>());
        for (var n = 0; n < 2; n++)
        {
            var id = await NewApplicationAsync(site, await site.NewOfficeUser(), ApplicationStatus.UnderReview, onceYear: 0);
            await ExamineAsync(site, id, ApplicationStatus.UnderReview, examiner, approver);
            ids.Add(id);
        }

        var batch = (await site.DecideTogether(approver, ids)).Value;
        Assert.False((await site.SendAs(approver, new TakeBackDecisions(batch, [ids[0]], All: false))).Failed);
        return batch;
    }

    /// <summary>審査中, by this examiner.</summary>
    public static async Task<Guid> NewExaminedAsync(Site site, TestUser user, TestUser examiner)
    {
        var id = await NewApplicationAsync(site, user, ApplicationStatus.UnderReview, onceYear: 0);
        Assert.Empty((await site.SendAs(examiner, new TakeExamination(id))).Errors);
        return id;
    }

    /// <summary>交付決定, of an office that may have others.</summary>
    public static async Task<Guid> NewGrantedAsync(Site site, TestUser user, int onceYear, TestUser examiner, TestUser approver)
    {
        var id = await NewApplicationAsync(site, user, ApplicationStatus.Granted, onceYear);
        await ExamineAsync(site, id, ApplicationStatus.Granted, examiner, approver);
        return id;
    }

    /// <summary>Opens a window around the real day, with the rules of 2026, or of 2025 where there are no later ones.</summary>
    public static async Task OpenAsync(Site site, SubsidyKind kind = SubsidyKind.CardReaders)
    {
        var now = DateTimeOffset.UtcNow;
        var today = now.DayInJapan();
        var newest = await site.InDatabase(db => db.SubsidyProgrammes.Where(p => p.Kind == kind && p.Status == ProgrammeStatus.Approved)
            .OrderByDescending(p => p.FiscalYear).ThenBy(p => p.Revision).Select(p => new { p.Name, p.Rules }).FirstAsync());
        await site.Add(new SubsidyProgramme
        {
            FiscalYear = FiscalYear.YearOf(today),
            Kind = kind,
            Revision = 1_000,
            Name = newest.Name,
            Rules = newest.Rules with { Windows = [new ReceptionWindow(today.AddDays(-30), today.AddDays(30), 0)] },
            EditedAt = now,
        }.AsSupplied());
    }

    private static async Task ExamineAsync(Site site, Guid id, ApplicationStatus status, TestUser examiner, TestUser approver)
    {
        await site.SendAs(examiner, new TakeExamination(id));
        var view = (await site.SendAs(examiner, new FindExamination(id)))!;
        await site.SendAs(examiner, new ProposeDecision(id, view.Version, status != ApplicationStatus.Denied, "64000", "領収書の額に合わせました。"));
        if (status != ApplicationStatus.UnderReview)
        {
            view = (await site.SendAs(approver, new FindExamination(id)))!;
            Assert.Empty((await site.SendAs(approver, new DecideApplication(id, view.Version))).Errors);
        }
    }

    /// <summary>報告した後の差し戻し where it is granted, 返還 where it is paid, so that the pages have a report, an answer and each form.</summary>
    private static async Task ReportAsync(Site site, TestUser user, Guid id, ApplicationStatus status, TestUser official)
    {
        if (status is not (ApplicationStatus.Granted or ApplicationStatus.Paid))
        {
            return;
        }

        var isPaid = status == ApplicationStatus.Paid;
        Assert.Empty((await site.ReportTax(user, id, TaxReportBasis.Deducted, "5000", note: "一括比例配分方式です。")).Errors);
        Assert.Empty((await site.SendAs(official, new AnswerTaxReport(id, 1, isPaid, "課税売上割合を書いてください。"))).Errors);
        if (isPaid)
        {
            var today = DateTimeOffset.UtcNow.DayInJapan().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Empty((await site.SendAs(official, new RecordReturnedMoney(id, Guid.CreateVersion7(), today, "1000"))).Errors);
        }
    }

    /// <summary>取消 of what was paid with its 返還, and one that waits to be decided.</summary>
    private static async Task RevokeAsync(Site site, Guid id, ApplicationStatus status, TestUser examiner, TestUser approver)
    {
        if (status is not (ApplicationStatus.Revoked or ApplicationStatus.AwaitingAccount))
        {
            return;
        }

        await site.ProposeRevocation(examiner, id);
        if (status == ApplicationStatus.Revoked)
        {
            Assert.Empty((await site.DecideRevocation(approver, id)).Errors);
        }
    }

    /// <summary>中止 that was approved; where it is granted a 変更 that was not, and one that waits for the second person.</summary>
    private static async Task AskToChangeAsync(Site site, TestUser user, Guid id, ApplicationStatus status, TestUser examiner, TestUser approver)
    {
        if (status is not (ApplicationStatus.Granted or ApplicationStatus.Discontinued))
        {
            return;
        }

        async Task<Guid> AskAsync(ChangeKind kind)
        {
            var change = Guid.CreateVersion7();
            var from = DateTimeOffset.UtcNow.DayInJapan().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Empty((await site.SendAs(user, new RequestChange(id, change, Changes.Form(kind, from: from)))).Errors);
            return change;
        }

        var first = await AskAsync(status == ApplicationStatus.Discontinued ? ChangeKind.Discontinuation : ChangeKind.Change);
        Assert.Empty((await site.ProposeChange(
            examiner, first, approves: status == ApplicationStatus.Discontinued, words: "よく話し合いました。")).Errors);
        Assert.Empty((await site.DecideChange(approver, first)).Errors);
        if (status == ApplicationStatus.Granted)
        {
            Assert.Empty((await site.ProposeChange(examiner, await AskAsync(ChangeKind.Change))).Errors);
        }
    }

    /// <summary>For the second time, so that the pages have a round that is over and one that is mended.</summary>
    private static async Task ReturnAsync(Site site, TestUser user, Guid id, TestUser examiner)
    {
        await site.SendAs(examiner, new TakeExamination(id));
        Assert.Empty((await site.Return(examiner, id, Returns.Marks("Name", "Support", "Holder", "Note", "kind-receipts"), "通帳も見てください。")).Errors);
        Assert.Empty((await site.MendHolder(user, id, "ベツノナマエ")).Errors);
        Assert.Empty((await site.Resubmit(user, id, "名称はこのままです。")).Errors);
        Assert.Empty((await site.Return(examiner, id, Returns.Marks("Name", "Support", "Holder", "Note", "kind-receipts"))).Errors);
    }

    private static async Task<Guid> NewApplicationAsync(Site site, TestUser user, ApplicationStatus status, int onceYear)
    {
        var now = DateTimeOffset.UtcNow;
        var programme = await site.InDatabase(db => Supplied(db.SubsidyProgrammes).FirstAsync());
        var application = new SubsidyApplication
        {
            OfficeId = user.OfficeId!.Value,
            ProgrammeId = programme.Id,
            Kind = programme.Kind,
            FiscalYear = programme.FiscalYear,
            OnceYear = onceYear,
            Form = new ApplicationForm
            {
                Checks = new ChecksForm(true, true, true),
                Basics = new BasicsForm("訪問介護ステーションみどり", "870-0046", "大分県大分市荷揚町2-31", "097-000-1234"),
                Costs = SubsidyDrafts.Costs,
                Account = SubsidyDrafts.Account,
                Note = new NoteForm("よろしくお願いします。"),
            },
            CreatedAt = now,
            CreatedById = user.AccountId!.Value,
            SavedAt = now,
            SavedById = user.AccountId.Value,
        };
        await site.Add(application);
        await site.AddEvidence(user, application.Id);
        if (status != ApplicationStatus.Draft)
        {
            await SendAsync(site, user, application.Id, status, now);
        }

        return application.Id;
    }

    private static async Task SendAsync(Site site, TestUser user, Guid id, ApplicationStatus status, DateTimeOffset now)
    {
        var view = (await site.SendAs(user, new FindApplication(id)))!;
        var sent = SentApplication.Of(
            view.ProgrammeName, view.Rules, view.Office.Kind, view.Office.Number, view.Sections, view.Files, now.DayInJapan());
        await site.InDatabase(async db =>
        {
            var application = await db.SubsidyApplications.SingleAsync(a => a.Id == id);
            application.Submit($"261127-{id.ToString()[^5..]}-0", sent, user.AccountId!.Value, now);
            if (status == ApplicationStatus.Withdrawn)
            {
                application.Withdraw(now);
            }

            await db.SaveChangesAsync();
            var kind = application.Kind.ToString();
            return await db.Database.ExecuteSqlAsync($"""
                INSERT INTO subsidy_budgets (fiscal_year, kind, taken_yen) VALUES ({application.FiscalYear}, {kind}, {application.AmountYen})
                ON CONFLICT (fiscal_year, kind) DO UPDATE SET taken_yen = subsidy_budgets.taken_yen + {application.AmountYen}
                """);
        });
    }

    private static IQueryable<SubsidyProgramme> Supplied(IQueryable<SubsidyProgramme> programmes) =>
        programmes.Where(p => p.FiscalYear == 2026 && p.Kind == SubsidyKind.CardReaders).OrderBy(p => p.Revision);
}
