using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Letters;

/// <summary>一括印刷: exactly one letter for each decision, whoever dies or comes late.</summary>
public sealed class LetterRunTests(InterruptedPortal portal) : IClassFixture<InterruptedPortal>
{
    [Fact]
    public async Task A_worker_killed_in_the_middle_is_followed_by_another_and_every_decision_has_one_letter()
    {
        await portal.ForgetEarlierDecisions();
        var decisions = await portal.NewDecisions(250);
        var before = portal.StoredFiles().ToList();
        var run = await portal.StartLetters();
        portal.AtSave(70, () => throw new OperationCanceledException());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.SendAsWorker(new PrintNextLetters()));
        await portal.PrintLetters();
        var meanwhile = await portal.LettersOf(run);
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        await portal.PrintLetters();

        var letters = await portal.LettersOf(run);
        // The 200 of the dead worker waited for its lease to end, the others did not.
        Assert.Equal(50, meanwhile.Count(l => l.Status == LetterStatus.Printed));
        Assert.Equal(decisions.Select(d => d.Id).Order(), letters.Select(l => l.DecisionId).Order());
        Assert.All(letters, l => Assert.Equal(LetterStatus.Printed, l.Status));
        Assert.Equal(letters.Count, letters.Select(l => l.FileId).Distinct().Count());
        Assert.Empty(letters.Select(l => $"{l.FileId:N}").Except(portal.StoredFiles().Select(Path.GetFileName)));
        Assert.NotEqual(250, portal.StoredFiles().Except(before).Count());
        await SweepAsync();
        Assert.Equal(letters.Select(l => $"{l.FileId:N}").Order(), portal.StoredFiles().Except(before).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Two_workers_at_once_share_the_letters()
    {
        await portal.ForgetEarlierDecisions();
        await portal.NewDecisions(420);
        var run = await portal.StartLetters();
        var before = portal.StoredFiles().Count();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => portal.PrintLetters())));

        var letters = await portal.LettersOf(run);
        Assert.Equal(420, letters.Count(l => l.Status == LetterStatus.Printed));
        Assert.Equal(420, portal.StoredFiles().Count() - before);
        Assert.All(letters, l => Assert.Equal(1, l.Attempts));
    }

    [Fact]
    public async Task A_worker_that_comes_back_late_leaves_the_first_letters_as_they_are()
    {
        await portal.ForgetEarlierDecisions();
        await portal.NewDecisions(3);
        var run = await portal.StartLetters();
        var before = portal.StoredFiles().ToList();
        List<DecisionLetter> first = [];
        portal.AtSave(0, async () =>
        {
            do
            {
                portal.Clock.Advance(TimeSpan.FromSeconds(61));
            }
            while (!await portal.SendAsWorker(new PrintNextLetters()));

            first = await portal.LettersOf(run);
        });

        await portal.PrintLetters();
        await portal.SendAsWorker(new PurgeDiscardedFiles());

        Assert.Equal(3, first.Count(l => l.Status == LetterStatus.Printed));
        Assert.Equal(first.Select(l => l.FileId).Order(), (await portal.LettersOf(run)).Select(l => l.FileId).Order());
        Assert.Equal(3, portal.StoredFiles().Except(before).Count());
    }

    [Fact]
    public async Task A_run_that_is_halted_waits_and_goes_on_where_it_was()
    {
        await portal.ForgetEarlierDecisions();
        await portal.NewDecisions(3);
        var run = await portal.StartLetters();
        var official = await portal.NewExaminer();

        Assert.Empty((await portal.SendAs(official, new HaltLetterRun(run))).Errors);
        Assert.Empty((await portal.SendAs(official, new HaltLetterRun(run))).Errors);
        Assert.False(await portal.SendAsWorker(new PrintNextLetters()));
        Assert.False((await portal.SendAs(official, new FindLetterRun(run)))!.IsUnderWay);
        Assert.Empty((await portal.SendAs(official, new HaltLetterRun(run, GoOn: true))).Errors);
        await portal.PrintLetters();

        Assert.All(await portal.LettersOf(run), l => Assert.Equal(LetterStatus.Printed, l.Status));
        Assert.Equal(["LetterRunStarted", "LetterRunHalted", "LetterRunContinued"], await portal.InDatabase(db => db.AuditEvents
            .Where(e => e.ObjectId == run).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
        Assert.Equal([LetterErrors.NotFound], (await portal.SendAs(official, new HaltLetterRun(Guid.CreateVersion7()))).Errors);
    }

    [Fact]
    public async Task Two_clicks_and_two_persons_start_one_run()
    {
        await portal.ForgetEarlierDecisions();
        await portal.NewDecisions(5);
        var (official, other, form) = (await portal.NewExaminer(), await portal.NewExaminer(), Guid.CreateVersion7());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => portal.SendAs(
            n == 3 ? other : official, new StartLetterRun(n == 3 ? Guid.CreateVersion7() : form, new LetterFilter())))));

        var runs = results.Where(r => !r.Failed).Select(r => r.Value).Distinct().ToList();
        Assert.Single(runs);
        Assert.Equal(5, (await portal.LettersOf(runs[0])).Count);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([LetterErrors.NothingToPrint], r.Errors));
        await portal.PrintLetters();
    }

    [Fact]
    public async Task A_run_is_narrowed_down_by_programme_outcome_and_day()
    {
        await portal.ForgetEarlierDecisions();
        await portal.NewDecisions(5);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.NewDecisions(5);
        var official = await portal.NewExaminer();
        var yesterday = portal.Clock.TodayInJapan().AddDays(-1);

        async Task<(int, int)> CountAsync(LetterFilter filter)
        {
            var preview = await portal.SendAs(official, new PreviewLetterRun(filter));
            return (preview.Granted, preview.Denied);
        }

        Assert.Equal((8, 2), await CountAsync(new LetterFilter()));
        Assert.Equal((4, 1), await CountAsync(new LetterFilter(DecidedUntil: yesterday)));
        Assert.Equal((0, 2), await CountAsync(new LetterFilter(Grants: false)));
        Assert.Equal((8, 2), await CountAsync(new LetterFilter(2026, SubsidyKind.CardReaders)));
        Assert.Equal((0, 0), await CountAsync(new LetterFilter(2025)));
        Assert.Equal((0, 0), await CountAsync(new LetterFilter(Kind: SubsidyKind.PhysicianStatements)));
        Assert.Equal(4, (await portal.LettersOf(await portal.StartLetters(new LetterFilter(Grants: true, DecidedUntil: yesterday)))).Count);
        Assert.Equal([LetterErrors.NothingToPrint], (await portal.SendAs(official, new StartLetterRun(default, new LetterFilter(2025)))).Errors);
        await portal.StartLetters();
        await portal.PrintLetters();
    }

    [Fact]
    public async Task Who_opens_a_letter_gets_the_same_file_as_everybody_after_them()
    {
        await portal.ForgetEarlierDecisions();
        var decision = (await portal.NewDecisions(1))[0];
        var owner = await portal.InDatabase(db => db.SubsidyApplications.Where(a => a.Id == decision.ApplicationId).Select(a => a.OfficeId).SingleAsync());
        var applicant = await portal.NewOfficeUser(await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == owner)), isAdministrator: false);
        var official = await portal.NewExaminer();
        var run = await portal.StartLetters();

        await Task.WhenAll(
            Task.Run(() => OpenAsync(applicant)), Task.Run(() => OpenAsync(official)), Task.Run(() => portal.PrintLetters()));

        Assert.Equal(await OpenAsync(applicant), await OpenAsync(official));
        Assert.Equal(LetterStatus.Printed, (await portal.LettersOf(run))[0].Status);
        Assert.Null(await portal.SendAs(await portal.NewOfficeUser(), new OpenDecisionLetter(decision.ApplicationId)));
        Assert.Null(await portal.SendAs(await portal.NewClerk(), new OpenDecisionLetter(decision.ApplicationId)));

        async Task<string> OpenAsync(TestUser user)
        {
            await using var content = (await portal.SendAs(user, new OpenDecisionLetter(decision.ApplicationId)))!.Pdf!.Content;
            return Convert.ToHexString(await SHA256.HashDataAsync(content));
        }
    }

    [Fact]
    public async Task A_letter_opened_before_any_run_is_not_printed_again_and_is_in_the_archive_of_the_next()
    {
        await portal.ForgetEarlierDecisions();
        var decision = (await portal.NewDecisions(2))[0];
        var official = await portal.NewExaminer();

        await portal.OpenLetter(official, decision.ApplicationId);
        await portal.OpenLetter(official, decision.ApplicationId);
        var printed = await portal.InDatabase(db => db.DecisionLetters.AsNoTracking().SingleAsync(l => l.DecisionId == decision.Id));
        var run = await portal.StartLetters();
        await portal.PrintLetters();

        Assert.Equal((LetterStatus.Printed, null), (printed.Status, printed.RunId));
        Assert.Equal(printed.FileId, (await portal.LettersOf(run)).Single(l => l.DecisionId == decision.Id).FileId);
        Assert.Equal(new LetterCounts(2, 0, 0, 0), (await portal.SendAs(official, new FindLetterRun(run)))!.Run.Counts);
        Assert.Equal(0, (await portal.SendAs(official, new ListLetterRuns(1))).WithoutRun);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "LetterPrinted" && e.ObjectId == decision.ApplicationId)));
    }

    /// <summary>Files are as old as the real clock says.</summary>
    private async Task SweepAsync()
    {
        var now = portal.Clock.Now;
        portal.Clock.Now = DateTimeOffset.UtcNow.AddDays(3);
        await portal.SendAsWorker(new SweepStorage());
        portal.Clock.Now = now;
    }
}
