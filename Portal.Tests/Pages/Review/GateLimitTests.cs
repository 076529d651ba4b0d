using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>Who tries again and again waits longer, and in the end is not listened to any more.</summary>
public sealed class GateLimitTests(TimedGate portal) : IClassFixture<TimedGate>
{
    private const string Wrong = "000000000000";

    [Fact]
    public async Task From_the_fourth_try_with_a_link_each_answer_takes_longer_up_to_a_limit()
    {
        var guest = (await portal.NewSession()).Guest;
        var seconds = new List<double>();
        for (var tried = 0; tried < 9; tried++)
        {
            portal.Take();
            await TryAsync(guest, Wrong);
            seconds.Add(portal.Take().Waited.TotalSeconds);
        }

        Assert.Equal([1, 1, 1, 2, 3, 4, 5, 6, 6], seconds);
    }

    [Fact]
    public async Task A_link_that_never_was_is_delayed_alike()
    {
        var guest = (await portal.NewSession()).Guest with { Token = SecretToken.New().Text };
        var seconds = new List<double>();
        for (var tried = 0; tried < 5; tried++)
        {
            portal.Take();
            await TryAsync(guest, Wrong);
            seconds.Add(portal.Take().Waited.TotalSeconds);
        }

        Assert.Equal([1, 1, 1, 2, 3], seconds);
    }

    [Fact]
    public async Task The_sixty_first_try_with_a_link_is_refused_without_costing_the_reviewer_anything()
    {
        var guest = (await portal.NewSession()).Guest;
        await UseUpAsync(EnterReviewHandler.PerLink, Convert.ToHexString(SecretToken.HashOf(guest.Token)));

        var right = await TryAsync(guest, GateFixture.Password);
        var wrong = await TryAsync(guest, Wrong);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (right, wrong));
        Assert.Equal(0, (await portal.Look(guest)).FailedAttempts);
        Assert.False(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == guest.Id)));
    }

    [Fact]
    public async Task A_wrong_address_asks_the_database_the_same_as_a_wrong_password()
    {
        var (one, other) = ((await portal.NewSession()).Guest, (await portal.NewSession()).Guest);
        await TryAsync(one, Wrong);
        await TryAsync(other, Wrong);

        var asked = await AskedAsync(one with { Email = "y-takahashi9@example.jp" }, GateFixture.Password);

        Assert.NotEmpty(asked);
        Assert.Equal(await AskedAsync(other, Wrong), asked);
    }

    private async Task<IReadOnlyList<string>> AskedAsync(Guest guest, string password)
    {
        portal.Take();
        await TryAsync(guest, password);
        return portal.Take().Statements;
    }

    private async Task UseUpAsync(AttemptLimit limit, string subject)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var limits = scope.ServiceProvider.GetRequiredService<AttemptLimits>();
        for (var tried = 0; tried < limit.Count; tried++)
        {
            await limits.CountAsync(limit, subject, CancellationToken.None);
        }
    }

    private async Task<HttpStatusCode> TryAsync(Guest guest, string password)
    {
        using var browser = portal.Visit();
        var open = (await browser.GetAsync($"/review/{guest.Token}")).Headers.Location!.OriginalString;
        return (await browser.SubmitAsync(open, ("Email", guest.Email), ("Password", password))).StatusCode;
    }
}

/// <summary>Of one machine: a gate of its own, since the limit is used up for everybody there.</summary>
public sealed class GateClientLimitTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task The_three_hundred_and_first_try_of_a_client_is_refused_whatever_the_link()
    {
        var guest = (await portal.NewSession()).Guest;
        using var browser = portal.Visit();
        var open = (await browser.GetAsync($"/review/{guest.Token}")).Headers.Location!.OriginalString;
        await browser.SubmitAsync("/review", ("LookupCode", "K7QF-3M9P-X2TD"), ("Email", guest.Email), ("Password", GateFixture.Password));
        var counted = await portal.InDatabase(db => db.AttemptCounters.Where(c => EF.Functions.Like(c.Key, "gate-client:%"))
            .ExecuteUpdateAsync(u => u.SetProperty(c => c.Count, EnterReviewHandler.PerClient.Count)));

        var answer = await browser.SubmitAsync(open, ("Email", guest.Email), ("Password", GateFixture.Password));

        Assert.Equal(1, counted);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, (await portal.Look(guest)).FailedAttempts);
    }
}
