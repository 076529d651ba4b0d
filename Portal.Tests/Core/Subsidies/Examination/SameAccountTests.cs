using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>同じ口座: who else was to be paid there. A database of its own: every application of it has the one account.</summary>
public sealed class SameAccountTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_account_at_another_office_is_pointed_out_and_neither_ones_own_nor_what_was_withdrawn_is()
    {
        var (applicant, denied) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), denied, grants: false, amount: "", reason: "対象外の費用です。");
        await portal.Decide(await portal.NewExaminer(), denied);
        var (_, again) = await portal.NewSentApplication(applicant);
        var (stranger, withdrawn) = await portal.NewSentApplication();
        await portal.SendAs(stranger, new WithdrawApplication(withdrawn));
        var examiner = await portal.NewExaminer();

        var alone = await OthersAsync(examiner, again);
        var (_, other) = await portal.NewSentApplication();

        Assert.Empty(alone);
        Assert.Equal([other], await OthersAsync(examiner, again));
        Assert.Equal(new[] { denied, again }.Order(), (await OthersAsync(examiner, other)).Order());
    }

    [Fact]
    public async Task It_is_found_by_its_index_and_so_are_the_orders_of_the_lists()
    {
        var plans = await portal.InDatabase(async db =>
        {
            var sent = db.SubsidyApplications.Where(a => a.Status != ApplicationStatus.Draft);
            await using var transaction = await db.Database.BeginTransactionAsync();
            // The tables of a test are so small that reading all of them costs less than any index.
            await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off");
            return new[]
            {
                await db.PlanAsync(sent.Where(a => a.AccountKey == "0001-001-1234567" && a.OfficeId != Guid.Empty && a.Status != ApplicationStatus.Withdrawn)
                    .OrderBy(a => a.Id).Take(5)),
                await db.PlanAsync(sent.OrderBy(a => a.ReceivedAt).ThenBy(a => a.Id).Take(50)),
                await db.PlanAsync(db.SubsidyApplications.Where(a => a.OfficeId == Guid.Empty).OrderByDescending(a => a.Id).Take(50)),
            };
        });

        Assert.Contains("ix_subsidy_applications_account_key_id", plans[0], StringComparison.Ordinal);
        Assert.Contains("ix_subsidy_applications_received_at_id", plans[1], StringComparison.Ordinal);
        Assert.Contains("ix_subsidy_applications_office_id_id", plans[2], StringComparison.Ordinal);
    }

    private async Task<IEnumerable<Guid>> OthersAsync(TestUser examiner, Guid id) =>
        (await portal.Look(examiner, id)).Oddities.Where(o => o.About == ApplicationSection.Account).Select(o => o.ApplicationId!.Value);
}
