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
        await portal.ForgetEarlierDecisions();
        var own = (await portal.NewDecisions(4, n => n == 2 ? "訪問介護😀みどり" : $"訪問介護みどり{n}")).ToDictionary(d => d.Id);
        var run = await portal.StartLetters();

        await portal.PrintLetters();
        var view = (await portal.SendAs(await portal.NewExaminer(), new FindLetterRun(run)))!;
        var retried = await portal.SendAs(await portal.NewExaminer(), new RetryStoppedLetters(run));
        var twice = await portal.SendAs(await portal.NewExaminer(), new RetryStoppedLetters(run));
        await portal.PrintLetters();

        var letters = await portal.LettersOf(run);
        var stopped = view.Stopped.Single();
        Assert.Equal((3, 1), (letters.Count(l => l.Status == LetterStatus.Printed), letters.Count(l => l.Status == LetterStatus.Stopped)));
        Assert.Equal((LetterProblem.MissingCharacter, "😀"), (stopped.Problem, stopped.Lacking));
        Assert.Equal((false, LetterErrors.NothingStopped), (retried.Failed, twice.Errors[0]));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        // A later run takes up what was stopped in this one, which goes on telling that it had it.
        Assert.Single(await portal.LettersOf(await portal.StartLetters()), l => own.ContainsKey(l.DecisionId));
        Assert.Equal(new LetterCounts(3, 0, 0, 1), (await portal.SendAs(await portal.NewExaminer(), new FindLetterRun(run)))!.Run.Counts);
        Assert.Equal([new LetterCounts(0, 1, 0, 0), new LetterCounts(3, 0, 0, 1)], (await portal.SendAs(await portal.NewExaminer(), new ListLetterRuns(1))).Rows.Take(2).Select(r => r.Counts));
    }

    [Fact]
    public async Task A_full_disk_is_nobodys_fault_and_a_letter_that_cannot_be_printed_is_stopped_at_last()
    {
        await portal.ForgetEarlierDecisions();
        var id = (await portal.NewDecisions(1))[0].Id;
        await portal.StartLetters();
        portal.AtSave(0, () => throw new StorageUnavailableException("full"));
        Assert.False(await portal.SendAsWorker(new PrintNextLetters()));
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

    private Task<DecisionLetter> LetterAsync(Guid decisionId) =>
        portal.InDatabase(db => db.DecisionLetters.AsNoTracking().SingleAsync(l => l.DecisionId == decisionId));
}
