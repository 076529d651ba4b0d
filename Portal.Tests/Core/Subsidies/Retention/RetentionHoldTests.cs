using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Retention;

/// <summary>What keeps records longer than their 保存期間, and by which name it ended.</summary>
public sealed class RetentionHoldTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public RetentionHoldTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task A_grant_that_was_never_paid_is_kept()
    {
        var (_, granted) = await portal.NewFailedPayment();

        Assert.Equal(RetentionHold.Unpaid, await HoldAsync(granted));
    }

    [Fact]
    public async Task A_report_that_is_open_keeps_it_until_ninety_days_after_the_answer()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        Assert.Equal(RetentionHold.TaxReport, await HoldAsync(id));
        await portal.ReportTax(applicant, id);
        Assert.Equal(RetentionHold.TaxReport, await HoldAsync(id));
        await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, IsAccepted: true));
        Assert.Equal(RetentionHold.EndedLately, await HoldAsync(id));

        await portal.PurgeApplications(KeptRecords.FirstDue.AddDays(SubsidyRetention.NoticeDays));
        var last = await portal.IsKept(id);
        await portal.PurgeApplications(KeptRecords.FirstDue.AddDays(SubsidyRetention.NoticeDays + 1));

        Assert.Equal((true, false), (last, await portal.IsKept(id)));
    }

    [Fact]
    public async Task A_repayment_that_is_open_keeps_it()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5818");
        var official = await portal.NewExaminer();
        await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: true));
        Assert.Equal(RetentionHold.Repayment, await HoldAsync(id));
        var left = (await portal.TaxReportOf(applicant, id)).Repayment!.On(new DateOnly(2032, 4, 1)).LeftYen;

        await portal.SendAs(official, new RecordReturnedMoney(id, Guid.CreateVersion7(), "2032-04-01", $"{left}"));

        Assert.Equal(RetentionHold.EndedLately, await HoldAsync(id));
    }

    /// <summary>The answer may still change what was granted, and ask money back.</summary>
    [Fact]
    public async Task A_revocation_that_waits_keeps_it_until_ninety_days_after_it_was_taken_back()
    {
        var (_, id) = await portal.NewFinishedApplication();
        var proposer = await portal.NewExaminer();
        portal.Clock.Now = InJapan(2032, 3, 30, 10);
        var revocation = await portal.ProposeRevocation(proposer, id);
        Assert.Equal(RetentionHold.Revocation, await HoldAsync(id));
        Assert.Empty((await portal.SendAs(proposer, new TakeBackRevocation(id, revocation))).Errors);
        Assert.Equal(RetentionHold.EndedLately, await HoldAsync(id));

        await portal.PurgeApplications(KeptRecords.FirstDue.AddDays(SubsidyRetention.NoticeDays + 1));

        Assert.False(await portal.IsKept(id));
    }

    [Fact]
    public async Task A_request_of_change_that_waits_keeps_it_until_ninety_days_after_its_end()
    {
        var (applicant, id) = await portal.NewFinishedApplication();
        portal.Clock.Now = InJapan(2032, 3, 30, 10);
        var change = Guid.CreateVersion7();
        Assert.Empty((await portal.SendAs(applicant, new RequestChange(id, change, Support.Changes.Form(from: "令和14年4月1日")))).Errors);
        Assert.Equal(RetentionHold.ChangeRequest, await HoldAsync(id));
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change)).Errors);
        Assert.Equal(RetentionHold.ChangeRequest, await HoldAsync(id));
        Assert.Empty((await portal.SendAs(applicant, new WithdrawChange(id, change))).Errors);
        Assert.Equal(RetentionHold.EndedLately, await HoldAsync(id));

        await portal.PurgeApplications(KeptRecords.FirstDue.AddDays(SubsidyRetention.NoticeDays + 1));

        Assert.False(await portal.IsKept(id));
    }

    [Theory]
    [InlineData(ApplicationStatus.Withdrawn, "取り下げ")]
    [InlineData(ApplicationStatus.Denied, "不交付決定")]
    [InlineData(ApplicationStatus.Paid, "交付決定・振込済み")]
    [InlineData(ApplicationStatus.Revoked, "交付決定の取消")]
    [InlineData(ApplicationStatus.Discontinued, "中止・廃止")]
    public void Every_end_has_its_name(ApplicationStatus end, string name) => Assert.Equal(name, end.OutcomeText());

    [Theory]
    [InlineData(ApplicationStatus.Draft)]
    [InlineData(ApplicationStatus.Granted)]
    [InlineData(ApplicationStatus.Returned)]
    public void What_has_not_ended_has_no_name_of_an_end(ApplicationStatus open) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => open.OutcomeText());

    /// <summary>What the page shows of it on 1 April 2032, when it was not deleted.</summary>
    private async Task<RetentionHold?> HoldAsync(Guid id)
    {
        await portal.PurgeApplications(KeptRecords.FirstDue);
        return (await portal.SendAs(await portal.NewExaminer(), new ListRetention())).Held.Single(a => a.Id == id).Hold;
    }
}
