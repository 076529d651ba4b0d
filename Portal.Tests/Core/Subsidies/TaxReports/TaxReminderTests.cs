using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.TaxReports;

/// <summary>報告の期限, 30 April 2028: one mail before, one after.</summary>
public sealed class TaxReminderTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public TaxReminderTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Thirty_days_before_and_on_passing_there_is_one_mail_each()
    {
        var (_, id) = await portal.NewGrantedApplication();

        Assert.Equal(0, await MailsAfterAsync(id, 3, 30, 9));
        Assert.Equal(0, await MailsAfterAsync(id, 3, 31, 7));
        Assert.Equal(1, await MailsAfterAsync(id, 3, 31, 8));
        Assert.Equal(1, await MailsAfterAsync(id, 4, 30, 23));
        Assert.Equal(2, await MailsAfterAsync(id, 5, 1, 8));
        Assert.Equal(2, await MailsAfterAsync(id, 6, 1, 9));
    }

    [Fact]
    public async Task Who_has_reported_is_left_in_peace_and_two_workers_remind_once()
    {
        var (applicant, reported) = await portal.NewGrantedApplication();
        await portal.ReportTax(applicant, reported);
        var (_, open) = await portal.NewGrantedApplication();
        var (sender, sentBack) = await portal.NewGrantedApplication();
        await portal.ReportTax(sender, sentBack);
        await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(sentBack, 1, false, "直してください。"));
        portal.Clock.Now = TestClock.InJapan(2028, 5, 10, 9);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Run<RemindOfTaxReports>())));

        Assert.Equal((0, 1, 0), (await MailsAsync(reported), await MailsAsync(open), await MailsAsync(sentBack)));
    }

    [Fact]
    public async Task My_page_asks_for_it_in_time_and_until_it_is_reported()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        async Task<bool> AsksAsync() => (await portal.SendAs(applicant, new ListMyApplications())).TaxReports.Count == 1;

        Assert.False(await AsksAsync());
        portal.Clock.Now = TestClock.InJapan(2028, 3, 31, 0);
        Assert.True(await AsksAsync());
        await portal.ReportTax(applicant, id);
        Assert.False(await AsksAsync());
        await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, false, "直してください。"));
        Assert.True(await AsksAsync());
    }

    private Task<int> MailsAfterAsync(Guid id, int month, int day, int hour) =>
        portal.MailsAfter<RemindOfTaxReports>(id, nameof(TaxReportReminderMail), TestClock.InJapan(2028, month, day, hour));

    private Task<int> MailsAsync(Guid id) => portal.MailsAbout(id, nameof(TaxReportReminderMail));
}
