using System.Text;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Changes;

/// <summary>資料 before its check is over, one that is refused, and those who may not have or touch one.</summary>
public sealed class UncheckedPaperTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public UncheckedPaperTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Nobody_answers_while_a_paper_is_checked_nor_without_having_opened_the_page_since()
    {
        var (applicant, id, change) = await NewAsync();
        var (proposer, decider) = (await portal.NewExaminer(), await portal.NewExaminer());
        Assert.Empty((await portal.AddPaper(applicant, id, change, 30)).Errors);
        var early = await portal.ProposeChange(proposer, change);
        var version = (await portal.ChangeOf(proposer, change)).Version;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.CheckPapers();
        var unseen = await portal.SendAs(proposer, new ProposeChange(change, version, true, "50,000", null));
        Assert.Empty((await portal.ProposeChange(proposer, change)).Errors);

        Assert.Empty((await portal.AddPaper(applicant, id, change, 31)).Errors);
        var shown = await portal.ChangeOf(decider, change);
        var undecided = await portal.DecideChange(decider, change);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.CheckPapers();
        var decidedUnseen = await portal.SendAs(decider, new DecideChange(change, shown.Version, 0));

        Assert.Equal([ChangeErrors.PaperUnchecked], early.Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], unseen.Errors);
        Assert.Equal([ChangeErrors.PaperUnchecked], undecided.Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], decidedUnseen.Errors);
        Assert.Empty((await portal.DecideChange(decider, change)).Errors);
    }

    [Fact]
    public async Task The_office_is_told_of_one_that_is_refused_by_mail_and_on_its_page()
    {
        var (applicant, id, change) = await NewAsync();
        await AddWrongAsync(applicant, id, change);

        await portal.CheckPapers();

        Assert.Equal(1, await portal.MailsAbout(id, nameof(ChangePaperRefusedMail)));
        using var office = await portal.SignIn(applicant);
        var text = (await office.OpenAsync($"/subsidies/applications/{id}/changes")).MainText();
        Assert.Contains("受け取れません", text, StringComparison.Ordinal);
        Assert.Contains("事務局には届いていません。", text, StringComparison.Ordinal);
        await portal.AnswerChange(change);
    }

    [Fact]
    public async Task After_the_request_is_withdrawn_nothing_is_added_and_nobody_is_told_of_what_is_refused()
    {
        var (applicant, id, change) = await NewAsync();
        await AddWrongAsync(applicant, id, change);
        Assert.Empty((await portal.SendAs(applicant, new WithdrawChange(id, change))).Errors);

        await portal.CheckPapers();

        Assert.Equal(0, await portal.MailsAbout(id, nameof(ChangePaperRefusedMail)));
        Assert.Equal([ChangeErrors.PapersClosed], (await portal.AddPaper(applicant, id, change, 32)).Errors);
    }

    [Fact]
    public async Task A_request_that_lapsed_takes_none()
    {
        var (applicant, id, change) = await NewAsync();
        await portal.NewRevocation(id);

        Assert.Equal([ChangeErrors.PapersClosed], (await portal.AddPaper(applicant, id, change, 33)).Errors);
    }

    [Fact]
    public async Task Who_acts_for_the_office_neither_adds_nor_sees_nor_removes_one()
    {
        var (applicant, id, change) = await NewAsync();
        var file = (await portal.AddPaper(applicant, id, change, 34)).Value;
        await portal.CheckPapers();
        var (_, acting) = await portal.GiveProxy(applicant, await portal.NewOfficeUser(), ProxyScope.All);

        Assert.NotNull(await portal.SendAs(acting, new FindApplication(id)));
        Assert.Equal([ChangeErrors.NotFound], (await portal.AddPaper(acting, id, change, 35)).Errors);
        Assert.Equal([ChangeErrors.NotFound], (await portal.SendAs(acting, new RemoveChangePaper(id, change, file))).Errors);
        Assert.Null(await portal.SendAs(acting, new OpenEvidence(id, file)));
        Assert.Null(await portal.SendAs(acting, new FindChangePapers(id, change)));
        Assert.NotNull(await portal.SendAs(applicant, new OpenEvidence(id, file)));
    }

    [Fact]
    public async Task One_that_is_not_checked_is_opened_by_nobody_and_the_way_of_the_applications_papers_removes_none()
    {
        var (applicant, id, change) = await NewAsync();
        var file = (await portal.AddPaper(applicant, id, change, 36)).Value;

        Assert.Null(await portal.SendAs(applicant, new OpenEvidence(id, file)));
        Assert.Null(await portal.SendAs(await portal.NewExaminer(), new OpenSentEvidence(id, file)));
        await portal.SendAs(applicant, new RemoveEvidence(id, file));
        Assert.Equal([file], (await portal.SendAs(applicant, new FindChangePapers(id, change)))!.Files.Select(f => f.Id));
        await portal.CheckPapers();
    }

    [Fact]
    public async Task The_trail_names_the_request_of_what_came_and_went()
    {
        var (applicant, id, change) = await NewAsync();
        var file = (await portal.AddPaper(applicant, id, change, 37)).Value;
        Assert.Empty((await portal.SendAs(applicant, new RemoveChangePaper(id, change, file))).Errors);

        var events = await portal.InDatabase(db => Task.FromResult(
            db.AuditEvents.Where(e => e.ObjectId == file).OrderBy(e => e.Id).Select(e => new { e.Action, e.Details }).ToList()));

        Assert.Equal(["ChangePaperAdded", "ChangePaperRemoved"], events.Select(e => e.Action));
        Assert.All(events, e => Assert.Contains($"\"ChangeRequestId\":\"{change}\"", e.Details, StringComparison.Ordinal));
    }

    private async Task<(TestUser Applicant, Guid Id, Guid Change)> NewAsync()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        return (applicant, id, await portal.NewChange(applicant, id));
    }

    private async Task AddWrongAsync(TestUser applicant, Guid id, Guid change)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("これはPDFではありません"));
        Assert.Empty((await portal.SendAs(applicant, new AddChangePaper(id, change, "見積書.pdf", content))).Errors);
    }
}
