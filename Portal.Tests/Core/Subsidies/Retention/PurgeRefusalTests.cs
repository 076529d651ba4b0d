using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Retention;

/// <summary>One that cannot be deleted keeps no other, and what other rows say about one that is deleted goes.</summary>
public sealed class PurgeRefusalTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public PurgeRefusalTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task One_that_something_unknown_points_to_stays_whole_and_the_others_go()
    {
        var (_, refused) = await portal.NewDeniedApplication();
        var (_, other) = await portal.NewDeniedApplication();
        var files = await portal.FilesOf(refused);
        await portal.Database.RunAsOwnerAsync(
            $"CREATE TABLE unknown_rows (application_id uuid REFERENCES subsidy_applications); INSERT INTO unknown_rows VALUES ('{refused}')");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => portal.PurgeApplications(KeptRecords.FirstDue));
        var kept = (await portal.IsKept(refused), await portal.IsKept(other));
        var discarded = await portal.InDatabase(db => db.DiscardedFiles.AnyAsync(f => files.Contains(f.Id)));
        await portal.Database.RunAsOwnerAsync("DROP TABLE unknown_rows");
        await portal.PurgeApplications(KeptRecords.FirstDue);

        Assert.Contains($"{refused}", failure.Message, StringComparison.Ordinal);
        Assert.Equal((true, false, false), (kept.Item1, kept.Item2, discarded));
        Assert.False(await portal.IsKept(refused));
    }

    [Fact]
    public async Task What_a_batch_of_decisions_left_out_is_not_named_there_any_more()
    {
        var (_, applications) = await portal.NewProposals(3);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var marks = (await portal.Preview(approver, ids)).Rows.Select(r => r.Mark.ToString()).ToList();
        Assert.Empty((await portal.SendAs(applications[0].Applicant, new WithdrawApplication(ids[0]))).Errors);
        Assert.Empty((await portal.SendAs(approver, new SendBackProposal(ids[1], (await portal.Look(approver, ids[1])).Version, "額を見直してください。"))).Errors);
        var batch = (await portal.SendAs(approver, new DecideTogether(Guid.CreateVersion7(), marks))).Value;
        var before = (await portal.Batch(approver, batch)).LeftOut.Select(l => l.ApplicationId);

        await portal.PurgeApplications(KeptRecords.FirstDue);

        Assert.Equal(ids[..2].Order(), before.Order());
        Assert.Equal([ids[1]], (await portal.Batch(approver, batch)).LeftOut.Select(l => l.ApplicationId));
        Assert.DoesNotContain(await portal.EveryRowAsync(), row => row.StartsWith("decision_batches ", StringComparison.Ordinal)
            && row.Contains($"{ids[0]}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_came_back_out_of_a_backup_go_though_their_line_is_there()
    {
        var (applicant, id) = await portal.NewDeniedApplication();
        var code = (await portal.DecisionOf(id)).VerificationCode;
        await portal.Add(
            new PurgedApplication
            {
                Id = id,
                OfficeId = applicant.OfficeId!.Value,
                ReceiptNumber = (await portal.ApplicationOf(id)).ReceiptNumber!,
                Kind = SubsidyKind.CardReaders,
                FiscalYear = 2026,
                OnceYear = null,
                Outcome = ApplicationStatus.Denied,
                AmountYen = null,
                LetterNumber = null,
                ConcludedOn = new DateOnly(2026, 11, 20),
                Years = 7,
                PurgedAt = KeptRecords.FirstDue.AddDays(-1),
            },
            new PurgedLetter { VerificationHash = PurgedLetter.HashOf(code), PurgedApplicationId = id });

        await portal.PurgeApplications(KeptRecords.FirstDue);

        Assert.False(await portal.IsKept(id));
        Assert.Equal(7, (await portal.PurgedOf(id)).Years);
    }
}
