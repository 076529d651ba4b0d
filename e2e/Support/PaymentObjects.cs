using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>支払の回 in each of its states, on the real clock.</summary>
public static class PaymentObjects
{
    /// <summary>A day on which banks transfer, tomorrow or soon after.</summary>
    public static DateOnly PayOn
    {
        get
        {
            var day = DateTimeOffset.UtcNow.DayInJapan().AddDays(1);
            while (!day.IsBankDay())
            {
                day = day.AddDays(1);
            }

            return day;
        }
    }

    /// <summary>One in each state with a row of it; made by others than who looks at them.</summary>
    public static async Task<IReadOnlyList<(Guid Batch, Guid Payment)>> NewBatchesAsync(Site site)
    {
        // An office of its own: every application begins as a draft, and an office has one at a time.
        var user = await site.NewOfficeUser();
        var (maker, checker) = (await site.NewOfficial(AccountRole.Operator), await site.NewOfficial(AccountRole.Operator));
        var batches = new List<(Guid, Guid)>();
        foreach (var (index, status) in Enum.GetValues<PaymentBatchStatus>().Index())
        {
            var application = await SubsidyObjects.NewGrantedAsync(site, user, 100 + index, maker, checker);
            var batch = await NewBatchAsync(site, maker);
            await BringAsync(site, batch, status, maker, checker);
            batches.Add((batch, (await site.PaymentOf(application)).Id));
        }

        return batches;
    }

    /// <summary>振込済み, or 振込不能, by a batch of its own.</summary>
    public static async Task MarkAsync(Site site, TestUser maker, TestUser checker, Guid application, TransferFailure? failure)
    {
        await BringAsync(site, await NewBatchAsync(site, maker), PaymentBatchStatus.Released, maker, checker);
        Assert.Empty((await site.Mark(checker, application, failure)).Errors);
    }

    private static async Task<Guid> NewBatchAsync(Site site, TestUser maker) => (await site.SendAs(maker, new CreatePaymentBatch(
        Guid.CreateVersion7(), $"{PayOn.AddDays(400):yyyy-MM-dd}", $"{PayOn:yyyy-MM-dd}"))).Value;

    private static async Task BringAsync(Site site, Guid batch, PaymentBatchStatus status, TestUser maker, TestUser checker)
    {
        if (status == PaymentBatchStatus.Discarded)
        {
            await site.SendAs(maker, new DiscardPaymentBatch(batch));
        }
        else if (status != PaymentBatchStatus.Draft)
        {
            Assert.Empty((await site.ProposeBatch(maker, batch)).Errors);
        }

        if (status is PaymentBatchStatus.Released or PaymentBatchStatus.Settled)
        {
            Assert.Empty((await site.ReleaseBatch(checker, batch)).Errors);
        }

        if (status == PaymentBatchStatus.Settled)
        {
            var rows = await site.InDatabase(db => db.Payments.Where(p => p.BatchId == batch && p.Status == PaymentStatus.Sent)
                .OrderBy(p => p.Row).Select(p => p.ApplicationId).ToListAsync());
            foreach (var application in rows)
            {
                Assert.Empty((await site.Mark(checker, application)).Errors);
            }
        }
    }
}
