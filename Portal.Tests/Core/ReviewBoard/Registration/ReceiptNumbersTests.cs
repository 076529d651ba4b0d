using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Data;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Registration;

public sealed class ReceiptNumbersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string First = "990101-00001-8";
    private const string Second = "990101-00002-6";

    [Fact]
    public async Task Who_draws_a_number_while_another_holds_it_takes_the_next()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await using var other = portal.Services.CreateAsyncScope();
        var (db, otherDb) = (scope.ServiceProvider.GetRequiredService<PortalDbContext>(), other.ServiceProvider.GetRequiredService<PortalDbContext>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var atOnce = await otherDb.Database.BeginTransactionAsync();

        var mine = await db.TakeReceiptNumberAsync(Drawing(First, Second), CancellationToken.None);
        var theirs = await otherDb.TakeReceiptNumberAsync(Drawing(First, Second), CancellationToken.None);

        Assert.Equal((First, Second), (mine, theirs));
    }

    [Fact]
    public async Task A_number_that_was_given_is_never_given_again()
    {
        var clerk = await portal.NewClerk();
        var given = (await portal.Register(clerk, (await portal.NewReadySession(clerk)).Id)).Receipt.Number;

        var taken = await portal.InDatabase(db => db.TakeReceiptNumberAsync(Drawing(given, given, Second), CancellationToken.None));

        Assert.Equal(Second, taken);
    }

    private static Func<string> Drawing(params string[] numbers)
    {
        var drawn = new Queue<string>(numbers);
        return drawn.Dequeue;
    }
}
