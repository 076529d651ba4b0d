using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Corrections;

/// <summary>もう一度提出する.</summary>
public sealed class ResubmitTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ResubmitTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task What_was_mended_is_received_with_both_days_and_the_same_number()
    {
        var (applicant, examiner, id) = await portal.NewReturnedApplication("Holder");
        var number = (await portal.ApplicationOf(id)).ReceiptNumber;
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        portal.Clock.Now = TestClock.InJapan(2026, 12, 3, 10, 0);

        var result = await portal.Resubmit(applicant, id);

        var application = await portal.ApplicationOf(id);
        Assert.Empty(result.Errors);
        Assert.Equal((ApplicationStatus.UnderReview, number, "ベツノナマエ"), (application.Status, application.ReceiptNumber, application.Sent!.Account.HolderKana));
        Assert.Equal(
            (TestClock.InJapan(2026, 11, 20, 9, 12), portal.Clock.Now, portal.Clock.Now),
            (application.SubmittedAt, application.CompleteAt, application.ReceivedAt));
        Assert.Equal(new ExpectedDays(new(2027, 1, 31), new(2027, 2, 28)), application.Sent.Expected);
        var view = await portal.Look(examiner, id);
        var change = ApplicationChange.Between(view.Kind, view.Rounds[0].Before, view.Rounds[0].After!).Single();
        Assert.Equal(("口座の名義", "ミドリカイ", "ベツノナマエ"), (change.Label, change.Before.Single().Text, change.After.Single().Text));
        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id && m.Kind == nameof(CorrectionReceivedMail)));
        Assert.Contains("令和8年11月20日（金）", mail.Body!, StringComparison.Ordinal);
        Assert.Contains("令和8年12月3日（木）", mail.Body!, StringComparison.Ordinal);
        Assert.DoesNotContain("ベツノナマエ", mail.Body!, StringComparison.Ordinal);
        Assert.Contains((await portal.SendAs(examiner, new ListExaminations(new("corrected", true, null), 1))).Rows, r => r.Id == id && r.IsCorrected);
    }

    [Fact]
    public async Task What_a_colleague_changed_since_it_was_shown_is_not_sent()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        var shown = (await portal.SendAs(applicant, new FindApplication(id)))!.Mark;
        await portal.MendHolder(applicant, id, "マタベツノナマエ");

        var refused = await portal.SendAs(applicant, new ResubmitApplication(id, 1, "", true, shown));
        var seen = (await portal.SendAs(applicant, new FindApplication(id)))!.Mark;
        var sent = await portal.SendAs(applicant, new ResubmitApplication(id, 1, "", true, seen));
        var again = await portal.SendAs(applicant, new ResubmitApplication(id, 1, "", true, shown));

        Assert.Equal([ApplicationErrors.ChangedSinceShown], refused.Errors);
        Assert.Empty(sent.Errors);
        Assert.Empty(again.Errors);
        Assert.Equal("マタベツノナマエ", (await portal.ApplicationOf(id)).Sent!.Account.HolderKana);
    }

    [Fact]
    public async Task Who_examines_it_is_told_once_and_nobody_who_has_left()
    {
        var (applicant, examiner, id) = await portal.NewReturnedApplication("Holder");
        var (other, left, second) = await portal.NewReturnedApplication("Holder");
        await portal.InDatabase(db => db.Users.Where(u => u.Id == left.AccountId).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, portal.Clock.Now)));
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        await portal.MendHolder(other, second, "ベツノナマエ");

        await portal.Resubmit(applicant, id);
        await portal.SendAs(applicant, new ResubmitApplication(id, 1, "", true));
        await portal.Resubmit(other, second);

        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id && m.Kind == nameof(CorrectionArrivedMail)));
        var address = await portal.InDatabase(db => db.Users.Where(u => u.Id == examiner.AccountId).Select(u => u.Email).SingleAsync());
        Assert.Equal(address, mail.Recipient);
        Assert.Contains((await portal.ApplicationOf(id)).ReceiptNumber!, mail.Body!, StringComparison.Ordinal);
        Assert.Equal(0, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == second && m.Kind == nameof(CorrectionArrivedMail))));
    }

    [Fact]
    public async Task Two_clicks_two_tabs_and_two_colleagues_send_it_once()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == applicant.OfficeId));
        var colleague = await portal.NewOfficeUser(office, isAdministrator: false);
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        var before = await TakenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            n => Task.Run(() => portal.SendAs(n % 2 == 0 ? applicant : colleague, new ResubmitApplication(id, 1, "", true)))));

        Assert.All(results, r => Assert.Empty(r.Errors));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == "SubsidyApplicationResubmitted")));
        Assert.Distinct(await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id && m.Kind == nameof(CorrectionReceivedMail))
            .Select(m => m.Recipient).ToListAsync()));
        Assert.Equal(before, await TakenAsync());
    }

    [Fact]
    public async Task Sent_again_withdrawn_and_taken_back_at_once_one_of_them_holds()
    {
        var (applicant, examiner, id) = await portal.NewReturnedApplication("Holder");
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        var before = await TakenAsync();

        await Task.WhenAll(
            Task.Run(() => portal.SendAs(applicant, new ResubmitApplication(id, 1, "", true))),
            Task.Run(() => portal.SendAs(applicant, new WithdrawApplication(id))),
            Task.Run(() => portal.SendAs(examiner, new TakeBackReturn(id, 1))));

        // Withdrawing is possible after either of the others, too.
        var (application, round) = (await portal.ApplicationOf(id), (await portal.Look(examiner, id)).Rounds.Single());
        Assert.Equal((ApplicationStatus.Withdrawn, -64_000L), (application.Status, await TakenAsync() - before));
        Assert.NotNull(round.EndedAt);
        Assert.Equal(round.Outcome == ReturnOutcome.Resubmitted ? "ベツノナマエ" : "ミドリカイ", application.Sent!.Account.HolderKana);
    }

    [Fact]
    public async Task Withdrawn_meanwhile_it_is_not_received()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        var before = await TakenAsync();
        Assert.Empty((await portal.SendAs(applicant, new WithdrawApplication(id))).Errors);

        Assert.Equal([CorrectionErrors.NotOpen], (await portal.Resubmit(applicant, id)).Errors);
        Assert.Equal([ApplicationErrors.NotWithdrawable], (await portal.SendAs(applicant, new WithdrawApplication(id))).Errors);
        Assert.Equal(-64_000, await TakenAsync() - before);
        Assert.False((await portal.SendAs(applicant, new StartApplication())).Failed);
    }

    [Fact]
    public async Task Withdrawn_meanwhile_what_was_put_in_and_never_sent_is_let_go()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("kind-passbook");
        await portal.AddPicture(applicant, id, "passbook", 31);
        var before = (await portal.ApplicationOf(id)).Sent!.Evidence.Select(e => e.Id).Order();

        await portal.SendAs(applicant, new WithdrawApplication(id));

        Assert.Equal(before, await portal.InDatabase(db => db.EvidenceFiles.Where(f => f.ApplicationId == id).OrderBy(f => f.Id).Select(f => f.Id).ToListAsync()));
    }

    [Fact]
    public async Task What_has_to_follow_a_marked_row_opens_with_it()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Services");

        var readers = await portal.SavePart(applicant, id, new ApplicationForm { Costs = SubsidyDrafts.Costs with { Services = ["11"], ReaderCostYen = "9000" } });
        var support = await portal.SavePart(applicant, id, new ApplicationForm { Costs = SubsidyDrafts.Costs with { SupportCostYen = "50000" } });

        Assert.Empty(readers.Errors);
        Assert.Equal([CorrectionErrors.ItemsLocked([ApplicationItem.Support])], support.Errors);
    }

    [Fact]
    public async Task Nothing_changed_needs_a_word_to_the_secretariat()
    {
        var (applicant, examiner, id) = await portal.NewReturnedApplication("Holder", "kind-receipts");

        Assert.Equal([CorrectionErrors.NothingChanged], (await portal.Resubmit(applicant, id, " ")).Errors);
        Assert.Equal("Agreed", (await portal.SendAs(applicant, new ResubmitApplication(id, 1, "通帳のとおりです。", false))).Errors[0].Field);
        Assert.Equal([CorrectionErrors.AnswerTooLong], (await portal.Resubmit(applicant, id, new string('あ', 1_001))).Errors);
        Assert.Equal([CorrectionErrors.AnswerHidden], (await portal.Resubmit(applicant, id, "a\u202Eb")).Errors);
        Assert.Equal([CorrectionErrors.NotOpen], (await portal.Resubmit(applicant, id, "x", round: 7)).Errors);
        Assert.Empty((await portal.Resubmit(applicant, id, "通帳のとおりです。\r\n領収書も同じです。")).Errors);
        Assert.Equal("通帳のとおりです。\n領収書も同じです。", (await portal.Look(examiner, id)).Rounds[0].Answer);
    }

    [Fact]
    public async Task What_is_half_mended_is_not_received()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder", "kind-receipts");
        await portal.MendHolder(applicant, id, "漢字の名前");
        Assert.Equal([ApplicationErrors.NotComplete], (await portal.Resubmit(applicant, id)).Errors);

        await portal.MendHolder(applicant, id, "ベツノナマエ");
        var old = (await portal.SendAs(applicant, new FindApplication(id)))!.Files.Single(f => f.KindKey == "receipts").Id;
        await portal.SendAs(applicant, new RemoveEvidence(id, old));
        Assert.Equal([ApplicationErrors.NotComplete], (await portal.Resubmit(applicant, id)).Errors);

        await portal.AddPicture(applicant, id, "receipts", 41);
        await portal.InDatabase(db => db.EvidenceFiles.Where(f => f.ApplicationId == id && f.KindKey == "receipts" && f.TakenOutAt == null)
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.Status, EvidenceStatus.Checking)));
        Assert.Equal([ApplicationErrors.NotComplete], (await portal.Resubmit(applicant, id)).Errors);
    }

    [Fact]
    public async Task Round_after_round_is_kept_and_a_page_of_an_earlier_one_sends_nothing()
    {
        var (applicant, examiner, id) = await portal.NewReturnedApplication("Holder");
        await portal.MendHolder(applicant, id, "ニバンメ");
        await portal.Resubmit(applicant, id);
        await portal.Return(examiner, id, Returns.Marks("Support", "Holder"));

        var stale = await portal.Resubmit(applicant, id, round: 1);
        var costs = new CostsForm(null, null, null, false, "40000", null, null, null, null, null, false);
        Assert.Empty((await portal.SavePart(applicant, id, new ApplicationForm { Costs = costs })).Errors);
        await portal.MendHolder(applicant, id, "サンバンメ");
        Assert.Empty((await portal.Resubmit(applicant, id)).Errors);

        var view = (await portal.SendAs(applicant, new FindApplication(id)))!;
        Assert.Equal([CorrectionErrors.EarlierRound], stale.Errors);
        Assert.Equal([0, 1, 2], view.Sendings.Select(s => s.Round));
        Assert.Equal(["ミドリカイ", "ニバンメ", "サンバンメ"], view.Sendings.Select(s => s.Sent.Account.HolderKana));
        Assert.Equal([64_000, 64_000, 54_000], view.Sendings.Select(s => s.Sent.Grant.GrantedYen));
        Assert.Equal(54_000, (await portal.ApplicationOf(id)).AmountYen);
        Assert.Equal(
            ["接続サポートの費用", "口座の名義", "交付額の計算"],
            ApplicationChange.Between(view.Kind, view.Rounds[1].Before, view.Rounds[1].After!).Select(c => c.Label));
        Assert.Empty((await portal.Resubmit(applicant, id, round: 2)).Errors);
    }

    [Fact]
    public async Task What_was_in_time_is_mended_after_the_window_has_closed_and_after_its_due_day()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        portal.Clock.Now = TestClock.InJapan(2027, 4, 5, 9, 0);
        await portal.MendHolder(applicant, id, "ベツノナマエ");

        Assert.Empty((await portal.Resubmit(applicant, id)).Errors);

        Assert.Equal(new ExpectedDays(new(2027, 5, 31), new(2027, 6, 30)), (await portal.ApplicationOf(id)).Sent!.Expected);
    }

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => (long)b.TakenYen));
}
