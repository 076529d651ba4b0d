using Microsoft.EntityFrameworkCore;
using Portal.Core.Pdf;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Letters;

/// <summary>What cannot be printed stops its own letter, and staff are told.</summary>
public sealed class StoppedLetterTests(InterruptedPortal portal) : IClassFixture<InterruptedPortal>
{
    [Fact]
    public async Task A_character_that_the_fonts_lack_stops_its_letter_alone_and_is_named()
    {
        await portal.PrintLetters();
        var own = (await portal.NewDecisions(4, n => n == 2 ? "訪問介護😀みどり" : $"訪問介護みどり{n}")).ToDictionary(d => d.Id);
        var run = await portal.StartLetters();

        await portal.PrintLetters();
        var view = (await portal.SendAs(await portal.NewExaminer(), new FindLetterRun(run)))!;
        var retried = await portal.SendAs(await portal.NewExaminer(), new RetryStoppedLetters(run));
        var twice = await portal.SendAs(await portal.NewExaminer(), new RetryStoppedLetters(run));
        await portal.PrintLetters();

        // What other tests have stopped is taken up, too.
        var letters = (await portal.LettersOf(run)).Where(l => own.ContainsKey(l.DecisionId)).ToList();
        var stopped = view.Stopped.Single(l => own.Values.Any(d => d.ApplicationId == l.ApplicationId));
        Assert.Equal((3, 1), (letters.Count(l => l.Status == LetterStatus.Printed), letters.Count(l => l.Status == LetterStatus.Stopped)));
        Assert.Equal((LetterProblem.MissingCharacter, "😀"), (stopped.Problem, stopped.Lacking));
        Assert.Equal((false, LetterErrors.NothingStopped), (retried.Failed, twice.Errors[0]));
        // A later run takes up what was stopped in this one.
        Assert.Single(await portal.LettersOf(await portal.StartLetters()), l => own.ContainsKey(l.DecisionId));
        await portal.PrintLetters();
    }

    [Fact]
    public async Task A_full_disk_is_nobodys_fault_and_a_letter_that_cannot_be_printed_is_stopped_at_last()
    {
        var id = (await portal.NewDecisions(1))[0].Id;
        await portal.StartLetters();
        portal.AtSave(0, () => throw new StorageUnavailableException("full"));
        await portal.SendAsWorker(new PrintNextLetters());
        var afterOutage = await LetterAsync(id);

        for (var n = 0; n < PrintNextLettersHandler.MostAttempts; n++)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(61));
            portal.AtSave(0, () => throw new PdfComposerUnavailableException("crash", null));
            await portal.SendAsWorker(new PrintNextLetters());
        }

        var stopped = await LetterAsync(id);
        Assert.Equal((0, LetterStatus.Waiting), (afterOutage.Attempts, afterOutage.Status));
        Assert.Equal((LetterStatus.Stopped, LetterProblem.NotPrinted), (stopped.Status, stopped.Problem));
    }

    [Fact]
    public async Task Who_opens_a_letter_that_cannot_be_printed_gets_none_and_staff_find_it_without_a_letter()
    {
        var decision = (await portal.NewDecisions(1, _ => "訪問介護😀みどり"))[0];
        var official = await portal.NewExaminer();

        var opened = await portal.SendAs(official, new OpenDecisionLetter(decision.ApplicationId));

        Assert.Null(opened!.Pdf);
        Assert.Equal("😀", (await LetterAsync(decision.Id)).Lacking);
        Assert.NotEqual(0, (await portal.SendAs(official, new ListLetterRuns(1))).WithoutLetter);
        using var browser = await portal.SignIn(official);
        var answer = await browser.GetAsync($"/operator/subsidies/applications/{decision.ApplicationId}/letter.pdf");
        Assert.EndsWith("/operator/subsidies/letters", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private Task<DecisionLetter> LetterAsync(Guid decisionId) =>
        portal.InDatabase(db => db.DecisionLetters.AsNoTracking().SingleAsync(l => l.DecisionId == decisionId));
}
