using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Corrections;

/// <summary>差し戻す and 差し戻しを取り消す.</summary>
public sealed class ReturnTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_to_be_mended_is_told_in_the_portal_with_its_reasons_and_by_mail_without()
    {
        var (applicant, examiner, id) = await portal.NewExaminedApplication();

        var result = await portal.Return(
            examiner, id, [new("Holder", "holder-differs", " 通帳を見ました。 "), new("kind-receipts", "date-unreadable", null)], "よろしくお願いします。");

        var view = (await portal.SendAs(applicant, new FindApplication(id)))!;
        Assert.Empty(result.Errors);
        Assert.Equal((ApplicationStatus.Returned, 1, "よろしくお願いします。"), (view.Status, view.Round!.Round, view.Round.Words));
        Assert.Equal(new DateOnly(2026, 12, 20), view.Round.DueOn);
        Assert.Equal(
            [
                "口座名義が申請者と異なります。申請者か、その法人の名義の口座にしてください。\n通帳を見ました。",
                "領収書の日付が読めません。日付の見えるものに入れ替えてください。",
            ],
            view.Round.Items.Select(i => i.Reason));
        Assert.Equal(["口座の名義", "領収書の写し（全体）"], view.Round.Items.Select(i => i.Label));
        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id && m.Kind == nameof(ApplicationReturnedMail)));
        Assert.Contains(view.ReceiptNumber!, mail.Body!, StringComparison.Ordinal);
        Assert.Contains("令和8年12月20日（日）", mail.Body!, StringComparison.Ordinal);
        Assert.DoesNotContain("口座", mail.Body!, StringComparison.Ordinal);
        Assert.Equal(1, await ActsAsync(id, "SubsidyApplicationReturned"));
        Assert.Equal(new DateOnly(2026, 12, 20), (await portal.SendAs(applicant, new ListMyApplications())).Returned.Single(a => a.Id == id).MendBy);
        Assert.Contains((await portal.SendAs(examiner, new ListExaminations(new("returned", true, null), 1))).Rows, r => r.Id == id);
    }

    [Theory]
    [InlineData("Holder", "", " ", "Holder")]
    [InlineData("Holder", "no-such-reason", null, "Holder")]
    // A reason for papers does not fit a row.
    [InlineData("Holder", "date-unreadable", null, "Holder")]
    [InlineData("Holder", "", "a\u202Eb", "Holder")]
    [InlineData("kind-receipts", null, null, "kind-receipts")]
    [InlineData("Beds", "incomplete", null, null)]
    [InlineData("file-0123", "unreadable", null, null)]
    [InlineData(null, "unreadable", null, null)]
    public async Task A_mark_needs_a_reason_and_something_that_it_is_about(string? key, string? canned, string? words, string? field)
    {
        var (_, examiner, id) = await portal.NewExaminedApplication();

        var result = await portal.Return(examiner, id, [new(key, canned, words)]);

        Assert.True(result.Failed);
        Assert.Equal(field, result.Errors[0].Field);
        Assert.Equal(ApplicationStatus.UnderReview, (await portal.ApplicationOf(id)).Status);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var (_, examiner, id) = await portal.NewExaminedApplication();
        var tooLong = new string('あ', ReturnForCorrection.ReasonMaxLength + 1);

        Assert.Equal([ReturnErrors.NothingMarked], (await portal.Return(examiner, id, [], "全体に直してください。")).Errors);
        Assert.Equal(
            ["Name", "Holder", "Words"],
            (await portal.Return(
                examiner, id, [new("Name", null, null), new("Phone", "incomplete", null), new("Holder", null, tooLong)],
                new string('あ', ReturnForCorrection.WordsMaxLength + 1))).Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task Only_who_examines_it_returns_it_and_not_while_a_proposal_waits()
    {
        var (applicant, examiner, id) = await portal.NewExaminedApplication();
        var (_, untaken) = await portal.NewSentApplication();
        var other = await portal.NewExaminer();

        Assert.Equal([ExaminationErrors.NotTaken], (await portal.Return(other, id, Returns.Marks("Name"))).Errors);
        Assert.Equal([ExaminationErrors.NotTaken], (await portal.Return(other, untaken, Returns.Marks("Name"))).Errors);
        Assert.Equal(
            [ExaminationErrors.NotFound],
            (await portal.SendAs(examiner, new ReturnApplication(await portal.NewCompleteDraft(await portal.NewOfficeUser()), 0, [], null))).Errors);
        await portal.Propose(examiner, id);
        Assert.Equal([ReturnErrors.ProposalWaits], (await portal.Return(examiner, id, Returns.Marks("Name"))).Errors);
        await portal.SendAs(applicant, new WithdrawApplication(id));
        Assert.Equal([ExaminationErrors.NotOpen], (await portal.Return(examiner, id, Returns.Marks("Name"))).Errors);
    }

    [Fact]
    public async Task Returned_twice_at_once_there_is_one_round_and_one_mail()
    {
        var (_, examiner, id) = await portal.NewExaminedApplication();
        var request = new ReturnApplication(id, (await portal.Look(examiner, id)).Version, Returns.Marks("Name"), null);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.SendAs(examiner, request))));

        Assert.Single(results, r => !r.Failed);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([ReturnErrors.IsReturned], r.Errors));
        Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == id && m.Kind == nameof(ApplicationReturnedMail))));
    }

    [Fact]
    public async Task While_it_is_mended_nobody_proposes_or_decides()
    {
        var (_, examiner, id) = await portal.NewExaminedApplication();
        var version = (await portal.Look(examiner, id)).Version;
        await portal.Return(examiner, id, Returns.Marks("Name"));

        Assert.Equal([ReturnErrors.IsReturned], (await portal.SendAs(examiner, new ProposeDecision(id, version, true, "64,000", null))).Errors);
        Assert.Equal([ReturnErrors.IsReturned], (await portal.Decide(await portal.NewExaminer(), id)).Errors);
        Assert.Equal([ExaminationErrors.NothingProposed], (await portal.SendAs(examiner, new SendBackProposal(id, version, "理由"))).Errors);
    }

    [Fact]
    public async Task A_return_is_taken_back_and_everything_is_as_it_was_sent()
    {
        var (applicant, examiner, id) = await portal.NewReturnedApplication("Holder", "kind-passbook");
        var before = (await portal.ApplicationOf(id)).Form;
        var passbook = (await portal.SendAs(applicant, new FindApplication(id)))!.Files.Single(f => f.KindKey == "passbook").Id;
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        await portal.SendAs(applicant, new RemoveEvidence(id, passbook));
        await portal.AddPicture(applicant, id, "passbook", 31);

        var early = await portal.SendAs(examiner, new TakeBackReturn(id, 2));
        var stranger = await portal.SendAs(await portal.NewExaminer(), new TakeBackReturn(id, 1));
        var taken = await portal.SendAs(examiner, new TakeBackReturn(id, 1));
        var again = await portal.SendAs(examiner, new TakeBackReturn(id, 1));

        var view = (await portal.SendAs(applicant, new FindApplication(id)))!;
        Assert.Equal([ReturnErrors.NotReturned], early.Errors);
        Assert.Equal([ExaminationErrors.NotTaken], stranger.Errors);
        Assert.Empty(taken.Errors);
        Assert.Equal([ReturnErrors.NotReturned], again.Errors);
        Assert.Equal((ApplicationStatus.UnderReview, before.Account), (view.Status, view.Form.Account));
        Assert.Equal([passbook], view.Files.Where(f => f.KindKey == "passbook").Select(f => f.Id));
        var row = (await portal.SendAs(examiner, new ListExaminations(new("review", true, null), 1))).Rows.Single(r => r.Id == id);
        Assert.False(row.IsCorrected);
        Assert.DoesNotContain((await portal.SendAs(examiner, new ListExaminations(new("corrected", true, null), 1))).Rows, r => r.Id == id);
        Assert.Equal([CorrectionErrors.NotOpen], (await portal.Resubmit(applicant, id)).Errors);
        Assert.Equal([ApplicationErrors.NotDraft], (await portal.MendHolder(applicant, id, "オソイ")).Errors);
        Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == id && m.Kind == nameof(ReturnTakenBackMail))));
        Assert.Empty((await portal.Return(examiner, id, Returns.Marks("Name"))).Errors);
        Assert.Equal(2, (await portal.Look(examiner, id)).Round!.Round);
    }

    [Fact]
    public async Task A_colleague_takes_it_over_without_ending_the_return()
    {
        var (_, _, id) = await portal.NewReturnedApplication("Name");
        var colleague = await portal.NewExaminer();

        Assert.Empty((await portal.SendAs(colleague, new TakeExamination(id))).Errors);

        Assert.Equal(ApplicationStatus.Returned, (await portal.ApplicationOf(id)).Status);
        Assert.Empty((await portal.SendAs(colleague, new TakeBackReturn(id, 1))).Errors);
    }

    [Fact]
    public async Task What_was_proposed_on_a_page_from_before_the_return_is_not_taken()
    {
        var (applicant, examiner, id) = await portal.NewExaminedApplication();
        var stale = (await portal.Look(examiner, id)).Version;
        await portal.Return(examiner, id, Returns.Marks("Holder"));
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        await portal.Resubmit(applicant, id);

        Assert.Equal(
            [ConflictErrors.ChangedMeanwhile], (await portal.SendAs(examiner, new ProposeDecision(id, stale, true, "64,000", null))).Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(examiner, new ReturnApplication(id, stale, Returns.Marks("Name"), null))).Errors);
        await portal.Propose(examiner, id);
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);
    }

    private Task<int> ActsAsync(Guid id, string action) =>
        portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == action));
}
