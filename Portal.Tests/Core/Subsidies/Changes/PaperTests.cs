using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Changes;

/// <summary>資料 that an office adds to its 変更・中止・廃止の申請.</summary>
public sealed class PaperTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public PaperTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task A_paper_is_checked_and_then_seen_by_its_office_and_the_secretariat_alone()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var file = (await portal.AddPaper(applicant, id, change, 40)).Value;
        var official = await portal.NewExaminer();
        var early = await portal.SendAs(official, new OpenSentEvidence(id, file));
        await portal.CheckPapers();

        var paper = (await portal.SendAs(applicant, new FindChangePapers(id, change)))!.Files.Single();
        Assert.Null(early);
        Assert.Equal((EvidenceStatus.Clean, "image/png", "見積書40.png"), (paper.Status, paper.ContentType, paper.FileName));
        Assert.NotNull(await portal.SendAs(applicant, new OpenEvidence(id, file)));
        Assert.NotNull(await portal.SendAs(official, new OpenSentEvidence(id, file)));
        Assert.Null(await portal.SendAs(await portal.NewOfficeUser(), new OpenEvidence(id, file)));
        Assert.Equal([file], (await portal.ChangeOf(official, change)).Papers.Select(f => f.Id));
        Assert.DoesNotContain(file, (await portal.SendAs(applicant, new FindApplication(id)))!.Files.Select(f => f.Id));
    }

    [Fact]
    public async Task What_is_no_picture_the_same_again_and_a_sixth_are_refused()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        foreach (var width in new[] { 21, 22, 23, 24 })
        {
            Assert.Empty((await portal.AddPaper(applicant, id, change, width)).Errors);
        }

        Assert.Equal([EvidenceErrors.NotATypeWeTake], (await portal.AddPaper(applicant, id, change, 25, "見積書.exe")).Errors);
        Assert.Equal([EvidenceErrors.SameFile], (await portal.AddPaper(applicant, id, change, 21)).Errors);
        Assert.Empty((await portal.AddPaper(applicant, id, change, 25)).Errors);
        Assert.Equal([ChangeErrors.TooManyPapers], (await portal.AddPaper(applicant, id, change, 26)).Errors);
        Assert.Equal(5, (await portal.SendAs(applicant, new FindChangePapers(id, change)))!.Files.Count);
    }

    [Fact]
    public async Task Whoever_answers_has_to_have_seen_what_came_meanwhile()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change)).Errors);
        var decider = await portal.NewExaminer();
        var shown = await portal.ChangeOf(decider, change);
        portal.Clock.Now = InJapan(2026, 11, 20, 10, 0);
        Assert.Empty((await portal.AddPaper(applicant, id, change, 30)).Errors);

        var unseen = await portal.SendAs(decider, new DecideChange(change, shown.Version, 0));

        await portal.CheckPapers();

        Assert.Equal([ConflictErrors.ChangedMeanwhile], unseen.Errors);
        Assert.Empty((await portal.DecideChange(decider, change)).Errors);
    }

    [Fact]
    public async Task It_is_taken_away_until_there_is_an_answer_and_then_stays()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var (wrong, right) = ((await portal.AddPaper(applicant, id, change, 31)).Value, (await portal.AddPaper(applicant, id, change, 32)).Value);
        Assert.Empty((await portal.SendAs(applicant, new RemoveChangePaper(id, change, wrong))).Errors);
        Assert.Empty((await portal.SendAs(applicant, new RemoveChangePaper(id, change, wrong))).Errors);
        await portal.CheckPapers();
        await portal.AnswerChange(change);

        Assert.Equal([ChangeErrors.PapersClosed], (await portal.SendAs(applicant, new RemoveChangePaper(id, change, right))).Errors);
        Assert.Equal([ChangeErrors.PapersClosed], (await portal.AddPaper(applicant, id, change, 33)).Errors);
        Assert.Equal([right], (await portal.SendAs(applicant, new FindChangePapers(id, change)))!.Files.Select(f => f.Id));
    }

    [Fact]
    public async Task Another_offices_request_and_another_of_ones_own_do_not_exist()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var file = (await portal.AddPaper(applicant, id, change, 34)).Value;
        var (other, otherId) = await portal.NewGrantedApplication();
        var otherChange = await portal.NewChange(other, otherId);

        Assert.Equal([ChangeErrors.NotFound], (await portal.AddPaper(other, id, change, 35)).Errors);
        Assert.Equal([ChangeErrors.NotFound], (await portal.AddPaper(other, otherId, change, 35)).Errors);
        Assert.Equal([ChangeErrors.NotFound], (await portal.SendAs(other, new RemoveChangePaper(id, change, file))).Errors);
        Assert.Empty((await portal.SendAs(other, new RemoveChangePaper(otherId, otherChange, file))).Errors);
        Assert.Null(await portal.SendAs(other, new FindChangePapers(id, change)));
        Assert.Null(await portal.SendAs(other, new FindChangePapers(otherId, change)));
        Assert.Equal(1, await portal.InDatabase(db => db.EvidenceFiles.CountAsync(f => f.ChangeRequestId == change)));
    }
}
