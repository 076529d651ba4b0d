using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>The list of batches, with their sums and what is held.</summary>
public sealed class PaymentListTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private TestUser official = TestUser.Visitor;

    public async Task InitializeAsync()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        official = await portal.NewExaminer();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_batch_has_its_own_sums_without_what_was_taken_out()
    {
        var (_, failed) = await portal.NewGrantedApplication(amount: "60,000");
        await portal.NewGrantedApplication();
        var (_, later) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(official);
        await portal.SendAs(official, new ExcludePayment(batch, (await portal.PaymentOf(later)).Id, "照会中", false));
        await portal.ProposeBatch(official, batch);
        await portal.ReleaseBatch(await portal.NewExaminer(), batch);
        await portal.Mark(official, failed, TransferFailure.Closed);
        var second = await portal.NewBatch(official);
        await portal.SendAs(official, new ExcludePayment(second, (await portal.PaymentOf(later)).Id, "照会中", false));

        var rows = (await portal.SendAs(official, new ListPaymentBatches(1))).Rows;

        Assert.Equal([second, batch], rows.Select(r => r.Id));
        Assert.Equal([(0, 0L, 0), (2, 124_000L, 1)], rows.Select(r => (r.Payments, r.TotalYen, r.Failed)));
    }
}

/// <summary>保留, in a database of its own.</summary>
public sealed class HeldPaymentListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_held_longest_comes_first_and_all_of_it_is_counted()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        var official = await portal.NewExaminer();
        var numbers = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            var (_, id) = await portal.NewGrantedApplication();
            var batch = await portal.NewBatch(official);
            await portal.SendAs(official, new ExcludePayment(batch, (await portal.PaymentOf(id)).Id, "照会中", true));
            numbers.Add((await portal.ApplicationOf(id)).ReceiptNumber!);
        }

        var list = await portal.SendAs(official, new ListPaymentBatches(1));

        Assert.Equal(numbers, list.Held.Select(h => h.ReceiptNumber));
        Assert.Equal(3, list.HeldCount);
    }
}
