using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Pdf;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Letters;

/// <summary>What goes wrong with one letter, or with the machine, harms no other letter and is held against none.</summary>
public sealed class LetterOutageTests(InterruptedPortal portal) : IClassFixture<InterruptedPortal>
{
    [Fact]
    public async Task A_letter_that_cannot_be_written_stops_alone()
    {
        await portal.ForgetEarlierDecisions();
        var decisions = await portal.NewDecisions(5);
        await SpoilAsync(decisions[1], """{"Grant": null}""");
        var run = await portal.StartLetters();

        await portal.SendAsWorker(new PrintNextLetters());
        var first = await portal.LettersOf(run);
        for (var n = 1; n < PrintNextLettersHandler.MostAttempts; n++)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(61));
            await portal.SendAsWorker(new PrintNextLetters());
        }

        var stopped = (await portal.LettersOf(run)).Single(l => l.DecisionId == decisions[1].Id);
        Assert.Equal(4, first.Count(l => l.Status == LetterStatus.Printed));
        Assert.Equal((LetterStatus.Stopped, LetterProblem.NotPrinted), (stopped.Status, stopped.Problem));
    }

    [Fact]
    public async Task A_decision_that_cannot_be_read_is_claimed_alone_at_last()
    {
        await portal.ForgetEarlierDecisions();
        var decisions = await portal.NewDecisions(5);
        await SpoilAsync(decisions[1], """{"Basics": 5}""");
        var run = await portal.StartLetters();
        for (var n = 0; n < PrintNextLettersHandler.TogetherUntil; n++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => portal.SendAsWorker(new PrintNextLetters()));
            portal.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        for (var n = 0; n < decisions.Count; n++)
        {
            await portal.SendAsWorker(new PrintNextLetters());
        }

        var letters = await portal.LettersOf(run);
        Assert.Equal(4, letters.Count(l => l.Status == LetterStatus.Printed));
        Assert.Equal(LetterProblem.NotPrinted, letters.Single(l => l.DecisionId == decisions[1].Id).Problem);
        await SpoilAsync(decisions[1], """{"Basics": null}""");
    }

    [Fact]
    public async Task A_disk_that_fills_up_keeps_the_letters_that_are_on_it()
    {
        await portal.ForgetEarlierDecisions();
        await portal.NewDecisions(9);
        var run = await portal.StartLetters();
        var before = portal.StoredFiles().ToList();
        portal.AtSave(3, () => throw new StorageUnavailableException("full"));

        await portal.SendAsWorker(new PrintNextLetters());

        var letters = await portal.LettersOf(run);
        var (printed, waiting) = (letters.Where(l => l.Status == LetterStatus.Printed).ToList(), letters.Where(l => l.Status == LetterStatus.Waiting).ToList());
        Assert.InRange(printed.Count, 3, 8);
        Assert.Equal(9, printed.Count + waiting.Count);
        Assert.All(waiting, l => Assert.Equal(0, l.Attempts));
        Assert.Equal(printed.Select(l => $"{l.FileId:N}").Order(), portal.StoredFiles().Except(before).Select(Path.GetFileName).Order());
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        await portal.PrintLetters();
        Assert.All(await portal.LettersOf(run), l => Assert.Equal(LetterStatus.Printed, l.Status));
    }

    [Fact]
    public async Task When_nothing_can_be_stored_the_worker_rests_and_all_letters_wait()
    {
        await portal.ForgetEarlierDecisions();
        await portal.NewDecisions(3);
        var run = await portal.StartLetters();
        await portal.InDatabase(db => db.DecisionLetters.Where(l => l.RunId == run).OrderBy(l => l.DecisionId).Skip(1)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Attempts, PrintNextLettersHandler.TogetherUntil)));
        portal.AtSave(0, () => throw new StorageUnavailableException("full"));

        var more = await portal.SendAsWorker(new PrintNextLetters());
        var next = await portal.SendAsWorker(new PrintNextLetters());

        Assert.False(more);
        Assert.False(next);
        Assert.All(await portal.LettersOf(run), l => Assert.True(l.Status == LetterStatus.Waiting && l.LeasedUntil > portal.Clock.Now));
    }

    [Fact]
    public async Task A_worker_that_fails_late_leaves_the_lease_of_the_next_one_alone()
    {
        await portal.ForgetEarlierDecisions();
        var id = (await portal.NewDecisions(1))[0].Id;
        var run = await portal.StartLetters();
        var until = portal.Clock.Now.AddSeconds(40);
        portal.AtSave(0, async () =>
        {
            await portal.InDatabase(db => db.DecisionLetters.Where(l => l.DecisionId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Attempts, 2).SetProperty(l => l.LeasedUntil, until)));
            await Task.Delay(TimeSpan.FromSeconds(2));
            throw new PdfComposerUnavailableException("crash", null);
        });

        await portal.SendAsWorker(new PrintNextLetters());

        var letter = (await portal.LettersOf(run)).Single(l => l.DecisionId == id);
        Assert.Equal((LetterStatus.Waiting, 2, until), (letter.Status, letter.Attempts, letter.LeasedUntil));
    }

    [Fact]
    public async Task While_chromium_is_down_letters_wait_and_who_opens_one_is_told_to_come_again()
    {
        await using var without = new PortalWithoutChromium();
        await without.InitializeAsync();
        var decision = (await without.NewDecisions(3))[0];
        var run = await without.StartLetters();
        for (var n = 0; n < 2 * PrintNextLettersHandler.MostAttempts; n++)
        {
            Assert.False(await without.SendAsWorker(new PrintNextLetters()));
            without.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        using var browser = await without.SignIn(await without.NewExaminer());
        var answer = await browser.GetAsync($"/operator/subsidies/applications/{decision.ApplicationId}/letter.pdf");

        Assert.All(await without.LettersOf(run), l => Assert.Equal((LetterStatus.Waiting, 0), (l.Status, l.Attempts)));
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        await ((IAsyncLifetime)without).DisposeAsync();
    }

    private Task<int> SpoilAsync(SubsidyDecision decision, string json) => portal.InDatabase(db => db.Database.ExecuteSqlAsync(
        $"UPDATE subsidy_applications SET sent = sent || {json}::jsonb WHERE id = {decision.ApplicationId}"));

    private sealed class PortalWithoutChromium : PortalFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pdf:ChromiumPath", "/bin/false");
        }
    }
}
