using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

public sealed class SubmitSurveyAnswerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_answer_holds_from_the_moment_it_is_sent_with_a_number_a_mail_and_a_trace()
    {
        var (clerk, form, survey) = await PrepareAsync();

        await portal.Answer(clerk, form);

        var receipt = Assert.Single(await portal.ReceiptsOf(clerk));
        Assert.True(ReceiptNumber.TryNormalise(receipt.Number, out _));
        var answer = await portal.InDatabase(db => db.SurveyAnswers.SingleAsync(a => a.InsurerId == clerk.InsurerId));
        Assert.Equal(
            (survey.Id, new YearMonth(2027, 2), form.VendorId, "介護くん", ConnectionMethod.Api, 1),
            (answer.SurveyId, answer.Wished!.Value, answer.VendorId, answer.PackageName, answer.Method, answer.Round));
        Assert.Contains(receipt.Number, Assert.Single(await portal.MailsTo(clerk, nameof(SurveyReceivedMail))).Body, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails.CountAsync(
            m => m.Recipient == "contact@example.jp" && m.Kind == nameof(SurveyReceivedMail) && m.AboutId == survey.Id)));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "SurveyAnswered" && e.InsurerId == clerk.InsurerId)));
    }

    [Fact]
    public async Task A_second_click_and_two_at_once_send_it_once()
    {
        var (clerk, form, survey) = await PrepareAsync();
        await portal.Save(clerk, form);
        var colleague = await portal.NewColleague(clerk);
        var view = (await portal.SendAs(clerk, new FindSurveyForm()))!;
        var send = new SubmitSurveyAnswer(survey.Id, false, view.SendingMark);

        var both = await Task.WhenAll(portal.SendAs(clerk, send), portal.SendAs(colleague, send));
        var again = await portal.SendAs(clerk, send);

        Assert.All(both.Append(again), result => Assert.Empty(result.Errors));
        Assert.Single(await portal.ReceiptsOf(clerk));
    }

    [Fact]
    public async Task It_is_revised_until_the_last_day_ends_in_Japan()
    {
        var (clerk, form, survey) = await PrepareAsync();
        await portal.Answer(clerk, form);

        portal.GoTo(survey.ClosesOn, 23, 59);
        await portal.Answer(clerk, form with { WishedMonth = "令和9年3月" });
        await portal.Save(clerk, form with { WishedMonth = "令和9年4月" });
        portal.GoTo(survey.ClosesOn.AddDays(1), 0);
        var late = await portal.Send(clerk);

        Assert.Equal([SurveyErrors.Closed], late.Errors);
        Assert.Equal([new DateOnly(2027, 2, 1), new DateOnly(2027, 3, 1)], (await portal.ReceiptsOf(clerk)).Select(r => r.Facts.WishedMonth!.Value));
    }

    [Fact]
    public async Task What_stands_against_it_is_read_before_it_is_sent()
    {
        var (clerk, form, _) = await PrepareAsync(vendorMonth: "令和9年1月");
        await portal.Save(clerk, form with { WishedMonth = "令和8年12月", StandardisedOn = "令和9年2月1日" });

        var view = (await portal.SendAs(clerk, new FindSurveyForm()))!;
        var unread = await portal.Send(clerk);
        var read = await portal.Send(clerk, confirmed: true);

        Assert.Equal(["StandardisedOn", "WishedMonth", "WishedMonth"], view.Warnings.Select(w => w.Field));
        Assert.Contains("が対応できるのは令和9年1月からです", view.Warnings[2].Sentence, StringComparison.Ordinal);
        Assert.Equal([SurveyErrors.NotConfirmed], unread.Errors);
        Assert.Empty(read.Errors);
    }

    [Fact]
    public async Task The_answer_of_another_member_stands_against_it()
    {
        await portal.NewSurvey();
        var (members, vendor) = (await portal.NewMembers(2), await portal.NewVendor());
        await portal.Answer(members[0], Surveys.Complete(vendor));

        await portal.Save(members[1], Surveys.Complete(vendor) with { WishedMonth = "令和9年5月" });

        var warning = Assert.Single((await portal.SendAs(members[1], new FindSurveyForm()))!.Warnings);
        Assert.Contains("の希望は令和9年2月です", warning.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_is_not_sent()
    {
        var (clerk, form, survey) = await PrepareAsync();
        await portal.Save(clerk, form);
        var shown = (await portal.SendAs(clerk, new FindSurveyForm()))!;
        await portal.Save(await portal.NewColleague(clerk), form with { Remarks = "追記" });

        var result = await portal.SendAs(clerk, new SubmitSurveyAnswer(survey.Id, false, shown.SendingMark));

        Assert.Equal([SurveyErrors.ChangedSinceShown], result.Errors);
        Assert.Empty(await portal.ReceiptsOf(clerk));
    }

    [Fact]
    public async Task What_a_colleague_has_changed_and_sent_in_between_is_not_taken_for_ones_own()
    {
        var (clerk, form, survey) = await PrepareAsync();
        await portal.Save(clerk, form);
        var shown = (await portal.SendAs(clerk, new FindSurveyForm()))!;
        await portal.Answer(await portal.NewColleague(clerk), form with { Remarks = "追記" });

        var result = await portal.SendAs(clerk, new SubmitSurveyAnswer(survey.Id, false, shown.SendingMark));

        Assert.Equal([SurveyErrors.ChangedSinceShown], result.Errors);
        Assert.Equal("追記", Assert.Single(await portal.ReceiptsOf(clerk)).Facts.Remarks);
    }

    [Fact]
    public async Task A_new_survey_begins_with_the_answer_in_force()
    {
        var (clerk, form, _) = await PrepareAsync();
        await portal.Answer(clerk, form);
        var next = await portal.NewSurvey();

        var view = (await portal.SendAs(clerk, new FindSurveyForm()))!;
        var mine = (await portal.SendAs(clerk, new FindMySurvey()))!;

        Assert.Equal(
            (next.Id, form.VendorId, "令和8年12月1日（火）", form.WishedMonth, form.ContactName),
            (view.Own.Survey.Id, view.Form.VendorId, view.Form.StandardisedOn, view.Form.WishedMonth, view.Form.ContactName));
        Assert.Equal((await portal.ReceiptsOf(clerk))[0].Number, mine.Earlier!.Receipt.Number);
        Assert.Null(mine.Own.Answer);
        await portal.Answer(clerk, view.Form);
        Assert.Null((await portal.SendAs(clerk, new FindMySurvey()))!.Earlier);
    }

    [Fact]
    public async Task What_is_not_complete_or_not_theirs_is_not_sent()
    {
        var (clerk, form, survey) = await PrepareAsync();
        await portal.Save(clerk, form with { ContactName = "" });
        var board = People.NewInsurer();
        (board.HasInsurerFunction, board.Kind) = (false, InsurerKind.WideAreaUnion);
        await portal.Add(board);
        var unasked = await portal.NewClerk(board);

        Assert.Equal([SurveyErrors.NotComplete], (await portal.Send(clerk)).Errors);
        Assert.Equal([SurveyErrors.NotFound], (await portal.SendAs(unasked, new SubmitSurveyAnswer(survey.Id, true, ""))).Errors);
        Assert.Equal([SurveyErrors.NotFound], (await portal.SendAs(unasked, new SaveSurveyForm(survey.Id, form, null))).Errors);
        Assert.Equal([SurveyErrors.NotFound], (await portal.SendAs(clerk, new SubmitSurveyAnswer(Guid.CreateVersion7(), true, ""))).Errors);
    }

    [Fact]
    public async Task Before_it_opens_nothing_is_kept()
    {
        var (clerk, form, survey) = await PrepareAsync();
        portal.GoTo(survey.OpensOn.AddDays(-1), 23, 59);

        // The survey before, if there is one, is over; this one has not begun.
        var result = await portal.SendAs(clerk, new SaveSurveyForm(survey.Id, form, null));

        Assert.True(result.Failed);
        Assert.Empty(await portal.InDatabase(db => db.SurveySheets.Where(s => s.InsurerId == clerk.InsurerId).ToListAsync()));
    }

    private async Task<(TestUser Clerk, SurveyForm Form, ReadinessSurvey Survey)> PrepareAsync(string vendorMonth = "令和8年9月")
    {
        var survey = await portal.NewSurvey();
        return (await portal.NewClerk(role: AccountRole.InsurerAdministrator), Surveys.Complete(await portal.NewVendor(vendorMonth)), survey);
    }
}
