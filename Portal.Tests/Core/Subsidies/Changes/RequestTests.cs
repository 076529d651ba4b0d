using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Changes;

/// <summary>変更・中止・廃止を申請する, and take it back.</summary>
public sealed class RequestTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public RequestTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData(ChangeKind.Change, "50,000", "令和8年12月1日", "")]
    [InlineData(ChangeKind.Change, "６４０００円", "R8.11.20", "")]
    [InlineData(ChangeKind.Change, "1", "2027-11-21", "")]
    [InlineData(ChangeKind.Discontinuation, "", "2026-12-01", "")]
    [InlineData(ChangeKind.Abolition, "0", "2026-12-01", "")]
    [InlineData(null, "", "2026-12-01", "Kind")]
    [InlineData(ChangeKind.Change, "", "2026-12-01", "Amount")]
    [InlineData(ChangeKind.Change, "0", "2026-12-01", "Amount")]
    [InlineData(ChangeKind.Change, "-5", "2026-12-01", "Amount")]
    [InlineData(ChangeKind.Change, "五万円", "2026-12-01", "Amount")]
    [InlineData(ChangeKind.Change, "64,001", "2026-12-01", "Amount")]
    [InlineData(ChangeKind.Discontinuation, "50,000", "2026-12-01", "Amount")]
    [InlineData(ChangeKind.Change, "50,000", "", "From")]
    [InlineData(ChangeKind.Change, "50,000", "あした", "From")]
    [InlineData(ChangeKind.Change, "50,000", "2026-11-19", "From")]
    [InlineData(ChangeKind.Change, "50,000", "2027-11-22", "From")]
    public void An_amount_only_falls_and_a_day_is_since_the_grant(ChangeKind? kind, string amount, string from, string fields)
    {
        var form = new ChangeForm(kind, "台数が変わります。", "人数が減ったためです。", amount, from);

        var read = ChangeAnswers.Read(form, 64_000, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 20));

        Assert.Equal(fields, string.Join(' ', read.Errors.Select(e => e.Field)));
        Assert.True(read.Failed || read.Value.AmountYen <= 64_000);
    }

    [Fact]
    public void What_changes_and_why_is_said_in_words_that_can_be_kept()
    {
        var (today, good) = (new DateOnly(2026, 11, 20), Support.Changes.Form());

        IEnumerable<string?> Fields(ChangeForm form) => ChangeAnswers.Read(form, 64_000, today, today).Errors.Select(e => e.Field);

        Assert.Equal(["Contents", "Reason"], Fields(good with { Contents = " ", Reason = null }));
        Assert.Equal(["Contents", "Reason"], Fields(good with { Contents = new string('あ', 1_001), Reason = new string('あ', 1_001) }));
        Assert.Equal(["Contents", "Reason"], Fields(good with { Contents = "台数\u202e", Reason = "理由\u200b" }));
        Assert.Equal("1行目\n2行目", ChangeAnswers.Read(good with { Contents = " 1行目\r\n2行目 " }, 64_000, today, today).Value.Contents);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_request_and_the_office_is_told_once()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var request = new RequestChange(id, Guid.CreateVersion7(), Support.Changes.Form());

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => portal.SendAs(applicant, request))));

        Assert.All(results, r => Assert.Empty(r.Errors));
        var change = (await portal.ChangesOf(applicant, id)).Requests.Single();
        Assert.Equal(
            (request.RequestId, ChangeState.Requested, 64_000, 50_000, new DateOnly(2026, 12, 1)),
            (change.Id, change.State, change.GrantedYen, change.AmountYen, change.FromOn));
        Assert.Equal(1, await portal.MailsAbout(id, nameof(ChangeReceivedMail)));
        Assert.Equal(1, await EventsAsync(id, "ChangeRequested"));
        Assert.Equal((ApplicationStatus.Granted, 64_000), ((await portal.ApplicationOf(id)).Status, (await portal.ApplicationOf(id)).GrantedYen));
    }

    [Fact]
    public async Task Of_two_colleagues_who_ask_at_once_one_is_told_that_one_waits()
    {
        var (applicant, id) = await portal.NewGrantedApplication();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            portal.SendAs(applicant, new RequestChange(id, Guid.CreateVersion7(), Support.Changes.Form())))));

        Assert.Equal([ChangeErrors.AlreadyOpen], results.SelectMany(r => r.Errors));
        Assert.Equal([ChangeErrors.AlreadyOpen], (await portal.SendAs(applicant, new CheckChange(id, Support.Changes.Form()))).Errors);
    }

    [Fact]
    public async Task Before_a_grant_and_after_a_denial_there_is_nothing_to_change()
    {
        var applicant = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(applicant);
        Assert.Equal([ChangeErrors.NotGranted], await AskAsync(applicant, id));
        await portal.NewSentApplicationOf(applicant, id);
        Assert.Equal([ChangeErrors.NotGranted], await AskAsync(applicant, id));
        await portal.Propose(await portal.NewExaminer(), id, grants: false, amount: "", reason: "対象外の費用です。");
        Assert.Equal([ChangeErrors.NotGranted], await AskAsync(applicant, id));
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);

        Assert.Equal([ChangeErrors.NotGranted], await AskAsync(applicant, id));
        Assert.Null(await portal.SendAs(applicant, new FindChanges(id)));
    }

    [Fact]
    public async Task What_waits_for_its_account_and_what_was_paid_can_be_changed_too()
    {
        var (unpaid, failed) = await portal.NewFailedPayment();
        var (paidTo, paid) = await portal.NewPaidApplication();

        Assert.Empty(await AskAsync(unpaid, failed));
        Assert.Empty(await AskAsync(paidTo, paid));
    }

    [Fact]
    public async Task Another_offices_grant_and_request_do_not_exist()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var stranger = await portal.NewOfficeUser();
        var (other, otherId) = await portal.NewGrantedApplication();

        Assert.Equal([ApplicationErrors.NotFound], await AskAsync(stranger, id));
        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(stranger, new CheckChange(id, Support.Changes.Form()))).Errors);
        Assert.Equal([ChangeErrors.NotFound], (await portal.SendAs(stranger, new WithdrawChange(id, change))).Errors);
        Assert.Equal([ChangeErrors.NotFound], (await portal.SendAs(other, new WithdrawChange(otherId, change))).Errors);
        Assert.Null(await portal.SendAs(stranger, new FindChanges(id)));
        // The id of somebody else's request is none that the page gave.
        Assert.Empty((await portal.SendAs(other, new RequestChange(otherId, change, Support.Changes.Form()))).Errors);
        Assert.NotEqual(change, (await portal.ChangesOf(other, otherId)).Requests.Single().Id);
    }

    [Fact]
    public async Task It_is_withdrawn_until_it_is_decided_and_then_asked_for_anew()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var first = await portal.NewChange(applicant, id);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), first)).Errors);

        var withdrawn = await portal.SendAs(applicant, new WithdrawChange(id, first));
        var again = await portal.SendAs(applicant, new WithdrawChange(id, first));
        var late = await portal.DecideChange(await portal.NewExaminer(), first);
        var second = await portal.NewChange(applicant, id, ChangeKind.Discontinuation);
        await portal.AnswerChange(second);

        Assert.Empty(withdrawn.Errors);
        Assert.Empty(again.Errors);
        Assert.Equal([ChangeErrors.NothingProposed], late.Errors);
        Assert.Equal(1, await EventsAsync(id, "ChangeWithdrawn"));
        Assert.Equal([ChangeErrors.NotWithdrawable], (await portal.SendAs(applicant, new WithdrawChange(id, second))).Errors);
        Assert.Equal([ChangeState.Approved, ChangeState.Withdrawn], (await portal.ChangesOf(applicant, id)).Requests.Select(r => r.State));
    }

    private async Task<IReadOnlyList<Portal.Core.Results.Error>> AskAsync(TestUser applicant, Guid id) =>
        (await portal.SendAs(applicant, new RequestChange(id, Guid.CreateVersion7(), Support.Changes.Form()))).Errors;

    private Task<int> EventsAsync(Guid id, string action) =>
        portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == action));
}
