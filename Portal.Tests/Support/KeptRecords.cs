using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Storage;
using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>Applications whose 保存期間 is to end, as far as a test needs them.</summary>
public static class KeptRecords
{
    /// <summary>What was decided in 令和8年度 is deleted from the beginning of this day.</summary>
    public static readonly DateTimeOffset FirstDue = TestClock.InJapan(2032, 4, 1);

    /// <summary>不交付決定: nothing of it stays open.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewDeniedApplication(this PortalFixture portal)
    {
        var (applicant, id) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), id, grants: false, amount: "", reason: "領収書の日付が、対象の期間より前です。");
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);
        return (applicant, id);
    }

    /// <summary>振込済み, and the tax reported as 0 yen.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewFinishedApplication(this PortalFixture portal)
    {
        var (applicant, id) = await portal.NewPaidApplication();
        Assert.Empty((await portal.ReportTax(applicant, id)).Errors);
        Assert.Empty((await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);
        return (applicant, id);
    }

    /// <summary>Everything that can happen to an application has happened, and is over: it has rows in every table that points to it.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewApplicationWithEverything(this PortalFixture portal)
    {
        var (applicant, examiner, id) = await portal.NewReturnedApplication("Holder");
        await portal.MendHolder(applicant, id, "ミドリケア");
        Assert.Empty((await portal.Resubmit(applicant, id)).Errors);
        Assert.Empty((await portal.SendAs(examiner, new WriteExaminationNote(id, Guid.CreateVersion7(), "電話で確かめました。"))).Errors);
        await portal.Propose(examiner, id);
        var approver = await portal.NewExaminer();
        var batch = (await portal.DecideTogether(approver, [id])).Value;
        Assert.Equal(1, (await portal.SendAs(approver, new TakeBackDecisions(batch, [], All: true))).Value);
        Assert.Empty((await portal.Decide(approver, id)).Errors);
        await portal.AddPrintedLetter(id);
        await portal.NewReleasedBatch();
        Assert.Empty((await portal.Mark(examiner, id, TransferFailure.HolderDiffers)).Errors);
        Assert.Empty((await portal.CorrectAccount(applicant, id)).Errors);
        await portal.NewReleasedBatch();
        Assert.Empty((await portal.Mark(examiner, id)).Errors);
        Assert.Empty((await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5818")).Errors);
        Assert.Empty((await portal.SendAs(examiner, new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);
        Assert.Empty((await portal.SendAs(examiner, new RecordReturnedMoney(id, Guid.CreateVersion7(), "2026-11-20", "5818"))).Errors);
        var change = await portal.NewChange(applicant, id);
        Assert.Empty((await portal.AddPaper(applicant, id, change)).Errors);
        await portal.CheckPapers();
        await portal.AnswerChange(change);
        await portal.ReturnWhatIsLeft(examiner, id);
        await portal.NewRevocation(id);
        await portal.ReturnWhatIsLeft(examiner, id);
        await portal.AddLaterLetter((await portal.LaterDecisionsOf(id))[^1].Id);
        var order = Guid.CreateVersion7();
        Assert.Empty((await portal.SendAs(examiner, new OrderRetention(id, order, "監査のためです。"))).Errors);
        Assert.Empty((await portal.SendAs(examiner, new LiftRetention(id, order))).Errors);
        return (applicant, id);
    }

    /// <summary>What the worker does until nothing is left.</summary>
    public static async Task PurgeApplications(this PortalFixture portal, DateTimeOffset at)
    {
        portal.Clock.Now = at;
        await portal.Run<PurgeApplications>();
    }

    public static Task<bool> IsKept(this PortalFixture portal, Guid id) =>
        portal.InDatabase(db => db.SubsidyApplications.AnyAsync(a => a.Id == id));

    public static Task<PurgedApplication> PurgedOf(this PortalFixture portal, Guid id) =>
        portal.InDatabase(db => db.PurgedApplications.AsNoTracking().SingleAsync(p => p.Id == id));

    /// <summary>Every file of the store that belongs to an application.</summary>
    public static Task<List<Guid>> FilesOf(this PortalFixture portal, Guid id) => portal.InDatabase(async db =>
    {
        var evidence = await db.EvidenceFiles.Where(f => f.ApplicationId == id).Select(f => f.FileId!.Value).ToListAsync();
        var letters = await (
            from l in db.DecisionLetters
            join d in db.SubsidyDecisions on l.DecisionId equals d.Id
            where d.ApplicationId == id && l.FileId != null
            select l.FileId!.Value).ToListAsync();
        var later = await (
            from l in db.LaterLetters
            join d in db.LaterDecisions on l.LaterDecisionId equals d.Id
            where d.ApplicationId == id && l.FileId != null
            select l.FileId!.Value).ToListAsync();
        return (List<Guid>)[.. evidence, .. letters, .. later];
    });

    public static async Task<bool> IsInStore(this PortalFixture portal, Guid fileId)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await using var content = await scope.ServiceProvider.GetRequiredService<IFileStore>().OpenAsync(fileId, CancellationToken.None);
        return content is not null;
    }

    /// <summary>Everything that later decisions ask back.</summary>
    private static async Task ReturnWhatIsLeft(this PortalFixture portal, TestUser official, Guid id)
    {
        foreach (var repayment in (await portal.RepaymentsOf(id)).Where(r => r.State == RepaymentState.Open))
        {
            var left = (await portal.SendAs(official, new FindRepayment(id, repayment.LaterDecisionId!.Value)))!.Money.On(repayment.DemandedOn).LeftYen;
            Assert.Empty((await portal.SendAs(official, new RecordReturnedMoney(
                id, Guid.CreateVersion7(), $"{repayment.DemandedOn:yyyy-MM-dd}", $"{left}", repayment.LaterDecisionId))).Errors);
        }
    }

    // What prints them is tested elsewhere.
    private static async Task AddPrintedLetter(this PortalFixture portal, Guid id)
    {
        var stored = await portal.StoreLetter();
        await portal.Add(new DecisionLetter
        {
            DecisionId = (await portal.DecisionOf(id)).Id,
            Status = LetterStatus.Printed,
            FileId = stored.FileId,
            SizeBytes = stored.SizeBytes,
            Sha256 = stored.Sha256,
            PrintedAt = portal.Clock.Now,
            Attempts = 1,
        });
    }

    private static async Task AddLaterLetter(this PortalFixture portal, Guid laterDecisionId)
    {
        var stored = await portal.StoreLetter();
        await portal.Add(new LaterLetter
        {
            LaterDecisionId = laterDecisionId,
            FileId = stored.FileId,
            SizeBytes = stored.SizeBytes,
            Sha256 = stored.Sha256,
            PrintedAt = portal.Clock.Now,
        });
    }

    private static async Task<StoredBytes> StoreLetter(this PortalFixture portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        using var content = new MemoryStream(Encoding.ASCII.GetBytes("letter"));
        return await scope.ServiceProvider.GetRequiredService<IFileStore>().SaveAsync(content, long.MaxValue, CancellationToken.None);
    }
}
