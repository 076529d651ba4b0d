using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>振込の予定: fixed by the day of the decision in Japan, and the same wherever it is told.</summary>
public sealed class TransferDayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(2026, 12, 31, 23, 59, "2027-01-31")]
    [InlineData(2027, 1, 1, 0, 0, "2027-02-28")]
    [InlineData(2027, 1, 31, 23, 59, "2027-02-28")]
    [InlineData(2027, 2, 1, 0, 0, "2027-03-31")]
    [InlineData(2027, 6, 30, 23, 59, "2027-07-31")]
    public async Task What_was_applied_for_in_November_is_paid_as_promised_or_by_the_end_of_the_month_after_the_decision(
        int year, int month, int day, int hour, int minute, string expected)
    {
        var decision = await DecideAtAsync(InJapan(year, month, day, hour, minute));

        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture), decision.TransferBy);
    }

    [Fact]
    public async Task What_is_denied_has_no_day_and_names_none()
    {
        var decision = await DecideAtAsync(InJapan(2027, 3, 1), grants: false);

        Assert.Null(decision.TransferBy);
        Assert.DoesNotContain("振込", await MailAsync(decision), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_mail_and_every_page_tell_the_same_day()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        var applicant = await portal.NewOfficeUser();
        var decision = await DecideAtAsync(InJapan(2027, 1, 15, 10, 0), applicant: applicant);
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());
        var path = $"/subsidies/applications/{decision.ApplicationId}";

        string[] told =
        [
            await MailAsync(decision), (await office.OpenAsync(path)).MainText(), (await office.OpenAsync("/my")).MainText(),
            (await official.OpenAsync($"/operator{path}")).MainText(),
        ];
        using var workshop = new PdfWorkshop();
        var letter = await PdfWorkshop.DenseTextAsync(workshop.Write(await (await office.GetAsync($"{path}/letter.pdf")).Content.ReadAsByteArrayAsync()));

        Assert.All(told, text => Assert.Contains("令和9年2月28日（日）ごろまで", text, StringComparison.Ordinal));
        Assert.Contains("令和9年2月28日まで", letter, StringComparison.Ordinal);
        Assert.All([.. told, letter], text => Assert.DoesNotContain("令和9年1月31日", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2027, 1, 31, 23, 59, "令和9年1月31日（日）ごろまで")]
    [InlineData(2027, 2, 1, 0, 0, "予定より遅れています。次の回に振り込みます")]
    public async Task What_is_granted_and_not_paid_in_time_is_promised_no_day_that_has_passed(
        int year, int month, int day, int hour, int minute, string told)
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        var (applicant, id) = await portal.NewGrantedApplication();
        portal.Clock.Now = InJapan(year, month, day, hour, minute);
        using var office = await portal.SignIn(applicant);

        Assert.Contains(told, (await office.OpenAsync($"/subsidies/applications/{id}")).QuerySelector("ol.timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"振込：{told}", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, 12, 31, 23, 59, "令和8年12月31日（木）ごろまで", "令和9年1月31日（日）ごろまで")]
    [InlineData(2027, 1, 1, 0, 0, "予定より時間がかかっています", "決定のときにお知らせします")]
    public async Task Without_a_decision_no_day_is_promised_that_has_passed(
        int year, int month, int day, int hour, int minute, string result, string transfer)
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        var (applicant, id) = await portal.NewSentApplication();
        portal.Clock.Now = InJapan(year, month, day, hour, minute);
        using var office = await portal.SignIn(applicant);

        var page = (await office.OpenAsync($"/subsidies/applications/{id}")).QuerySelector("ol.timeline")!.TextContent;

        Assert.Contains(result, page, StringComparison.Ordinal);
        Assert.Contains(transfer, page, StringComparison.Ordinal);
        Assert.Contains($"結果のお知らせ：{result}", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
    }

    /// <summary>Sent on 20 November 2026: result promised by 31 December, transfer by 31 January.</summary>
    private async Task<SubsidyDecision> DecideAtAsync(DateTimeOffset at, bool grants = true, TestUser? applicant = null)
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        var (_, id) = await portal.NewSentApplication(applicant);
        portal.Clock.Now = at;
        await (grants
            ? portal.Propose(await portal.NewExaminer(), id)
            : portal.Propose(await portal.NewExaminer(), id, grants: false, amount: "", reason: "対象外の費用です。"));
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);
        return await portal.InDatabase(db => db.SubsidyDecisions.AsNoTracking().SingleAsync(d => d.ApplicationId == id));
    }

    private Task<string> MailAsync(SubsidyDecision decision) => portal.InDatabase(db => db.OutgoingMails
        .Where(m => m.AboutId == decision.ApplicationId && m.Kind == nameof(DecisionMail)).Select(m => m.Body!).SingleAsync());
}
