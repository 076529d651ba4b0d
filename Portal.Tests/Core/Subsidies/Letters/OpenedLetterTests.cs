using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Letters;

/// <summary>Letters that somebody opens: before any run, while they are stopped, and when their file is gone.</summary>
public sealed class OpenedLetterTests(InterruptedPortal portal) : IClassFixture<InterruptedPortal>
{
    [Fact]
    public async Task Who_only_asks_whether_there_is_a_letter_makes_none()
    {
        var decision = (await portal.NewDecisions(1))[0];
        var official = await portal.NewExaminer();
        using var browser = await portal.SignIn(official);
        var path = $"/operator/subsidies/applications/{decision.ApplicationId}/letter.pdf";

        var asked = await browser.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        var afterAsking = await LetterAsync(decision.Id);
        var opened = await browser.GetAsync(path);

        Assert.Null(afterAsking);
        Assert.Equal((opened.StatusCode, opened.Content.Headers.ContentType), (asked.StatusCode, asked.Content.Headers.ContentType));
        Assert.Equal(LetterStatus.Printed, (await LetterAsync(decision.Id))!.Status);
        Assert.Equal(official.AccountId, (await portal.InDatabase(db => db.AuditEvents.SingleAsync(
            e => e.Action == "LetterPrinted" && e.ObjectId == decision.ApplicationId))).ActorId);
    }

    [Fact]
    public async Task A_stopped_letter_is_not_printed_at_every_opening_and_everybody_is_told_what_helps()
    {
        var decision = (await portal.NewDecisions(1))[0];
        await portal.Add(new DecisionLetter { DecisionId = decision.Id, Status = LetterStatus.Stopped, Problem = LetterProblem.NotPrinted });
        using var browser = await portal.SignIn(await portal.NewExaminer());
        using var office = await portal.SignIn(await ApplicantAsync(decision));
        var saves = portal.StoredFiles().Count();

        var answer = await browser.GetAsync($"/operator/subsidies/applications/{decision.ApplicationId}/letter.pdf");
        var told = await office.GetAsync($"/subsidies/applications/{decision.ApplicationId}/letter.pdf");

        Assert.EndsWith($"/operator/subsidies/applications/{decision.ApplicationId}#decision", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = (await browser.OpenAsync($"/operator/subsidies/applications/{decision.ApplicationId}")).MainText();
        Assert.Contains("通知書を印刷できていません", page, StringComparison.Ordinal);
        Assert.Contains("印刷できませんでした。", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, told.StatusCode);
        Assert.Contains("通知書を事務局で確認しています", (await told.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(saves, portal.StoredFiles().Count());
        Assert.Equal(LetterStatus.Stopped, (await LetterAsync(decision.Id))!.Status);
    }

    [Fact]
    public async Task A_letter_with_a_character_that_no_font_has_is_stopped_when_it_is_opened_and_staff_find_it_and_its_reason()
    {
        await portal.ForgetEarlierDecisions();
        var decision = (await portal.NewDecisions(1, _ => "訪問介護😀みどり"))[0];
        var official = await portal.NewExaminer();

        var opened = await portal.SendAs(official, new OpenDecisionLetter(decision.ApplicationId));

        Assert.Null(opened!.Pdf);
        Assert.Equal("😀", (await LetterAsync(decision.Id))!.Lacking);
        Assert.Equal(1, (await portal.SendAs(official, new ListLetterRuns(1))).WithoutRun);
        using var browser = await portal.SignIn(official);
        Assert.Contains("「😀」（U+1F600）", (await browser.OpenAsync($"/operator/subsidies/applications/{decision.ApplicationId}")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_whose_file_is_gone_is_an_outage_and_breaks_an_archive()
    {
        await portal.ForgetEarlierDecisions();
        var decisions = await portal.NewDecisions(3);
        var official = await portal.NewExaminer();
        var run = await portal.StartLetters();
        await portal.PrintLetters();
        var whole = await ArchiveAsync(official, run);
        var file = (await LetterAsync(decisions[2].Id))!.FileId;
        File.Delete(portal.StoredFiles().Single(path => Path.GetFileName(path) == $"{file:N}"));

        using var broken = new MemoryStream();
        var letters = (await portal.LettersOf(run)).OrderBy(l => l.FileId == file)
            .Select((l, n) => new ArchivedLetter(l.FileId!.Value, 2026, n, "261101", l.PrintedAt!.Value));
        var archive = new LetterArchive(letters.ToAsyncEnumerable(), portal.Files());

        await Assert.ThrowsAsync<StorageUnavailableException>(() => portal.SendAs(official, new OpenDecisionLetter(decisions[2].ApplicationId)));
        Assert.Equal(3, whole);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => archive.WriteAsync(broken, CancellationToken.None));
        Assert.True(broken.Length > 100_000);
        Assert.Throws<InvalidDataException>(() => new ZipArchive(broken));
    }

    private async Task<int> ArchiveAsync(TestUser official, Guid run)
    {
        using var browser = await portal.SignIn(official);
        var answer = await browser.GetAsync($"/operator/subsidies/letters/{run}/letters.zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return zip.Entries.Count;
    }

    private async Task<TestUser> ApplicantAsync(SubsidyDecision decision)
    {
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => db.SubsidyApplications.Any(a => a.Id == decision.ApplicationId && a.OfficeId == o.Id)));
        return await portal.NewOfficeUser(office, isAdministrator: false);
    }

    private Task<DecisionLetter?> LetterAsync(Guid decisionId) =>
        portal.InDatabase(db => db.DecisionLetters.AsNoTracking().SingleOrDefaultAsync(l => l.DecisionId == decisionId));
}
