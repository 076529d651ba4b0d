using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Registration;

/// <summary>登録した審査会の変更は「更新する」まで待つ: details and reviewers alike.</summary>
public sealed class WaitingChangesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Details_wait_beside_what_was_sent_until_the_update()
    {
        var (clerk, session) = await Registered();
        var details = SessionDetails.Of((await Form(clerk, session.Id)).Facts) with
        {
            PlannedOn = "令和8年12月1日",
            ExpiresOn = "令和8年12月2日",
            DownloadAllowed = false,
        };

        var saved = await Save(clerk, session.Id, details);
        var waiting = await Row(session.Id);
        var form = (await Form(clerk, session.Id)).Facts.Plan;
        await portal.BindPacket(session.Id);
        await portal.SendAs(clerk, await portal.Updating(session.Id));
        var updated = await Row(session.Id);

        Assert.Empty(saved.Errors);
        Assert.Equal((session.PlannedOn, session.ExpiresOn, true), (waiting.PlannedOn, waiting.ExpiresOn, waiting.DownloadAllowed));
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 2), false), (form.PlannedOn!.Value, form.ExpiresOn!.Value, form.DownloadAllowed));
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 2), false), (updated.PlannedOn!.Value, updated.ExpiresOn!.Value, updated.DownloadAllowed));
        Assert.Null(updated.Pending);
    }

    [Fact]
    public async Task Typing_back_what_was_sent_leaves_nothing_to_update()
    {
        var (clerk, session) = await Registered();
        var before = SessionDetails.Of((await Form(clerk, session.Id)).Facts);
        await Save(clerk, session.Id, before with { Place = "別の部屋" });
        await Save(clerk, session.Id, before);
        await portal.BindPacket(session.Id);

        var result = await portal.SendAs(clerk, await portal.Updating(session.Id));

        Assert.Equal([RegistrationErrors.NothingChanged], result.Errors);
    }

    [Theory]
    [InlineData("details")]
    [InlineData("reviewers")]
    [InlineData("order")]
    [InlineData("cases")]
    public async Task What_was_changed_and_changed_back_waits_no_more(string what)
    {
        var (clerk, session) = await Registered();
        var (first, second) = await TwoOf(session.Id);
        var before = SessionDetails.Of((await Form(clerk, session.Id)).Facts);
        var cases = session.Cases.OrderBy(c => c.Position).Select(c => c.Id).ToList();
        var added = Guid.CreateVersion7();

        await (what switch
        {
            "details" => Save(clerk, session.Id, before with { Place = "別の部屋" }),
            "reviewers" => Choose(clerk, session.Id, first.ReviewerId),
            "order" => Order(clerk, session.Id, cases, cases[1], cases[0]),
            _ => portal.SendAs(clerk, new AddReviewCases(session.Id, "C9999", null, ReviewCaseKind.New, added)),
        });
        var changed = await Waits(clerk, session.Id);
        await (what switch
        {
            "details" => Save(clerk, session.Id, before),
            "reviewers" => Choose(clerk, session.Id, first.ReviewerId, second.ReviewerId),
            "order" => Order(clerk, session.Id, [cases[1], cases[0]], cases[0], cases[1]),
            _ => portal.SendAs(clerk, new RemoveReviewCase(session.Id, added)),
        });

        Assert.Equal((true, true, true), changed);
        Assert.Equal((false, false, false), await Waits(clerk, session.Id));
    }

    [Fact]
    public async Task Who_was_unticked_and_is_stopped_at_once_does_not_wait_for_the_update()
    {
        var (clerk, session) = await Registered();
        var (first, second) = await TwoOf(session.Id);
        await Choose(clerk, session.Id, first.ReviewerId);
        var dropped = await Waits(clerk, session.Id);

        await portal.SendAs(clerk, new StopReviewer(session.Id, second.Id));

        Assert.Equal((true, true, true), dropped);
        Assert.Equal((false, false, false), await Waits(clerk, session.Id));
    }

    [Fact]
    public async Task A_registered_session_keeps_a_day()
    {
        var (clerk, session) = await Registered();
        var details = SessionDetails.Of((await Form(clerk, session.Id)).Facts);

        var result = await Save(clerk, session.Id, details with { PlannedOn = "", ExpiresOn = "" });

        Assert.Equal([PreparationErrors.DayMissing], result.Errors);
    }

    [Fact]
    public async Task Who_is_unticked_reads_until_the_update_and_is_told_then()
    {
        var (clerk, session) = await Registered();
        var (stays, leaves) = await TwoOf(session.Id);
        await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == leaves.Id)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MailStatus.Sent)));

        await Choose(clerk, session.Id, stays.ReviewerId);
        var waiting = (await TwoOf(session.Id)).Second;
        await portal.BindPacket(session.Id);
        var done = await portal.SendAs(clerk, await portal.Updating(session.Id));
        var gone = (await TwoOf(session.Id)).Second;

        Assert.Null(waiting.RevokedAt);
        Assert.All(waiting.Links, l => Assert.Null(l.RevokedAt));
        Assert.Empty(done.Errors);
        Assert.NotNull(gone.RevokedAt);
        Assert.All(gone.Links, l => Assert.NotNull(l.RevokedAt));
        Assert.Contains(await portal.MailsOf(session.Id), m => m.Mail.AboutId == leaves.Id && m.Mail.Kind == nameof(ReviewerLeftMail));
    }

    [Fact]
    public async Task Ticked_again_before_the_update_nothing_has_happened()
    {
        var (clerk, session) = await Registered();
        var (first, second) = await TwoOf(session.Id);

        await Choose(clerk, session.Id, first.ReviewerId);
        await Choose(clerk, session.Id, first.ReviewerId, second.ReviewerId);
        await portal.BindPacket(session.Id);
        var result = await portal.SendAs(clerk, await portal.Updating(session.Id));

        var after = (await TwoOf(session.Id)).Second;
        Assert.Equal([RegistrationErrors.NothingChanged], result.Errors);
        Assert.Null(after.RevokedAt);
        Assert.Equal(second.PasswordHash, after.PasswordHash);
        Assert.All(after.Links, l => Assert.Null(l.RevokedAt));
    }

    [Fact]
    public async Task Who_was_stopped_reads_nothing_more_and_chosen_again_is_invited_anew_at_the_address_of_the_register()
    {
        var (clerk, session) = await Registered();
        var (first, second) = await TwoOf(session.Id);

        var stopped = await portal.SendAs(clerk, new StopReviewer(session.Id, second.Id));
        var gone = (await TwoOf(session.Id)).Second;
        await portal.InDatabase(db => db.Reviewers.Where(r => r.Id == second.ReviewerId).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Email, "new@example.jp").SetProperty(x => x.EmailKey, "new@example.jp")));
        await Choose(clerk, session.Id, first.ReviewerId, second.ReviewerId);
        var waiting = (await TwoOf(session.Id)).Second;
        await portal.BindPacket(session.Id);
        var done = await portal.SendAs(clerk, await portal.Updating(session.Id));
        var back = (await TwoOf(session.Id)).Second;

        Assert.Empty(stopped.Errors);
        Assert.NotNull(gone.RevokedAt);
        Assert.All(gone.Links, l => Assert.NotNull(l.RevokedAt));
        Assert.All((await portal.MailsOf(session.Id)).Where(m => m.Mail.Recipient == second.Email), m => Assert.Equal(MailStatus.Withdrawn, m.Mail.Status));
        Assert.NotNull(waiting.RevokedAt);
        Assert.Equal([second.Name], done.Value.Passwords.Select(p => p.Name));
        Assert.Equal((null, "new@example.jp"), (back.RevokedAt, back.Email));
        Assert.Single(back.Links, l => l.RevokedAt is null);
        Assert.Contains(await portal.MailsOf(session.Id), m => m.Mail.Recipient == "new@example.jp" && m.Mail.Kind == nameof(ReviewPapersMail));
    }

    [Fact]
    public async Task Who_is_added_counts_as_a_reader_only_from_the_update_on()
    {
        var (clerk, session) = await Registered();
        var (first, second) = await TwoOf(session.Id);
        var member = portal.NewReviewer(clerk, "追加の人");
        await portal.Add(member);

        await Choose(clerk, session.Id, first.ReviewerId, second.ReviewerId, member.Id);
        var before = await portal.SendAs(clerk, new GetViewingStatus(session.Id));
        await portal.BindPacket(session.Id);
        await portal.SendAs(clerk, await portal.Updating(session.Id));
        var after = await portal.SendAs(clerk, new GetViewingStatus(session.Id));

        Assert.Equal((2, 3), (before!.Reviewers.Count, after!.Reviewers.Count));
    }

    [Fact]
    public async Task A_paper_waits_once_it_is_clean_and_no_more_when_the_bytes_of_before_are_back()
    {
        var (clerk, session, paper, bytes) = await RegisteredWithPaper();

        var replacement = await Replace(clerk, session.Id, paper, Sessions.OtherPdf());
        var checking = await Waits(clerk, session.Id);
        await portal.CheckAll();
        var replaced = await Waits(clerk, session.Id);
        await Replace(clerk, session.Id, replacement, bytes);
        var stillReplaced = await Waits(clerk, session.Id);
        await portal.CheckAll();

        Assert.Equal((false, false, false), checking);
        Assert.Equal((true, true, true), replaced);
        Assert.Equal((true, true, true), stillReplaced);
        Assert.Equal((false, false, false), await Waits(clerk, session.Id));
    }

    [Fact]
    public async Task A_refused_paper_leaves_nothing_to_update()
    {
        var (clerk, session, paper, _) = await RegisteredWithPaper();

        var replacement = await Replace(clerk, session.Id, paper, Sessions.Pdf("encrypted-user.pdf"));
        await portal.CheckAll();
        var refused = (await portal.PapersOf(session.Id)).Single(p => p.Id == replacement).Status;
        var waits = await Waits(clerk, session.Id);
        await portal.SendAs(clerk, new RemovePaper(session.Id, replacement));

        Assert.Equal(ReviewDocumentStatus.Refused, refused);
        Assert.Equal((false, false, false), waits);
        Assert.Equal((false, false, false), await Waits(clerk, session.Id));
    }

    [Fact]
    public async Task An_added_paper_waits_until_it_is_removed_again()
    {
        var (clerk, session) = await Registered();

        var added = (await portal.SendAs(clerk, new UploadPaper(
            session.Id, "意見書.pdf", new MemoryStream(Sessions.OtherPdf()), session.Cases.First().Id, ReviewDocumentKind.PhysicianOpinion))).Value;
        await portal.CheckAll();
        var there = await Waits(clerk, session.Id);
        await portal.SendAs(clerk, new RemovePaper(session.Id, added.DocumentId!.Value));

        Assert.Equal((true, true, true), there);
        Assert.Equal((false, false, false), await Waits(clerk, session.Id));
    }

    private async Task<(TestUser Clerk, ReviewSession Session)> Registered()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        return (clerk, session);
    }

    /// <summary>One whose first case has, besides its own, a paper of known bytes.</summary>
    private async Task<(TestUser Clerk, ReviewSession Session, Guid PaperId, byte[] Bytes)> RegisteredWithPaper()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        var bytes = Sessions.OtherPdf();
        var paper = await portal.Upload(clerk, session.Id, "01_意見書.pdf", bytes);
        await portal.CheckAll();
        await portal.BindPacket(session.Id);
        await portal.Register(clerk, session.Id);
        return (clerk, session, paper.DocumentId!.Value, bytes);
    }

    private async Task<Guid> Replace(TestUser clerk, Guid sessionId, Guid paperId, byte[] bytes) => (await portal.SendAs(
        clerk, new UploadPaper(sessionId, "差し替え.pdf", new MemoryStream(bytes), ReplacesId: paperId))).Value.DocumentId!.Value;

    /// <summary>Whether list, 参照状況 and the preparing pages tell of changes that wait.</summary>
    private async Task<(bool List, bool Status, bool Head)> Waits(TestUser clerk, Guid sessionId)
    {
        var list = await portal.SendAs(clerk, new ListReviewSessions(new ReviewSessionFilter(null, null, null, null), 1));
        var status = await portal.SendAs(clerk, new GetViewingStatus(sessionId));
        return (list.Rows.Single(r => r.Id == sessionId).HasChanges, status!.ChangesSavedAt is not null, (await Form(clerk, sessionId)).Head.HasChanges);
    }

    private Task<Portal.Core.Results.Result> Order(TestUser clerk, Guid sessionId, IReadOnlyList<Guid> opened, params Guid[] order) =>
        portal.SendAs(clerk, new OrderReviewCases(
            sessionId, TypedOrder.TextOf(opened), order.Index().ToDictionary(o => o.Item, o => (string?)$"{o.Index + 1}")));

    private async Task<SessionDetailsView> Form(TestUser clerk, Guid sessionId) =>
        (await portal.SendAs(clerk, new GetSessionDetails(sessionId)))!;

    private async Task<Portal.Core.Results.Result> Save(TestUser clerk, Guid sessionId, SessionDetails details) =>
        await portal.SendAs(clerk, new SaveSessionDetails(sessionId, (await Row(sessionId)).Revision, null, details));

    private async Task Choose(TestUser clerk, Guid sessionId, params Guid[] members)
    {
        var revision = (await Row(sessionId)).Revision;
        var result = await portal.SendAs(clerk, new SaveSessionReviewers(
            sessionId, revision, null, $"{members.Length}", members, members[0], MustMatch: true));
        Assert.Empty(result.Errors);
    }

    private Task<ReviewSession> Row(Guid sessionId) =>
        portal.InDatabase(db => db.ReviewSessions.AsNoTracking().SingleAsync(s => s.Id == sessionId));

    private async Task<(SessionReviewer First, SessionReviewer Second)> TwoOf(Guid sessionId)
    {
        var reviewers = (await portal.ReviewersOf(sessionId)).OrderBy(r => r.Id).ToList();
        return (reviewers[0], reviewers[1]);
    }
}
