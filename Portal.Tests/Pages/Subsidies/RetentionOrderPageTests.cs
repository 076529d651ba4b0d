using System.Net;
using Portal.Core.Subsidies;
using Portal.Pages.Operator.Subsidies.Retention;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>記録を残す, through the real forms, and where it is shown.</summary>
public sealed class RetentionOrderPageTests : IClassFixture<PortalFixture>
{
    private const string List = "/operator/subsidies/retention";

    private readonly PortalFixture portal;

    public RetentionOrderPageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task A_record_is_kept_with_a_reason_shown_and_let_go_again()
    {
        var (_, id) = await portal.NewDeniedApplication();
        var (desk, path) = ($"/operator/subsidies/applications/{id}", $"/operator/subsidies/applications/{id}/retention");
        using var official = await portal.SignIn(await portal.NewExaminer());
        Assert.NotNull((await official.OpenAsync(desk)).QuerySelector($"a[href='{path}']"));

        var missing = await official.SubmitAsync(path, ("Reason", ""));
        var ordered = await official.SubmitAsync(path, ("Reason", "会計検査が終わるまで残します。"));

        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        Assert.Equal(RetentionOrderErrors.ReasonMissing.Message, (await missing.ReadPageAsync()).ErrorFor("Reason"));
        Assert.Equal($"{path}?done=ordered", ordered.Headers.Location?.ToString());
        Assert.Contains("会計検査が終わるまで残します。", (await official.OpenAsync(desk)).MainText(), StringComparison.Ordinal);

        await portal.PurgeApplications(KeptRecords.FirstDue.AddYears(3));
        using var later = await portal.SignIn(await portal.NewExaminer());
        var held = (await later.OpenAsync(List)).MainText();
        var csv = await (await later.GetAsync($"{List}/kept.csv?Held=true")).Content.ReadAsStringAsync();
        Assert.Contains("全1件", held, StringComparison.Ordinal);
        Assert.All([held, csv], text => Assert.Contains("事務局が残すと決めています：会計検査が終わるまで残します。", text, StringComparison.Ordinal));
        Assert.All([held, csv], text => Assert.Contains("指定を解くまで、そのあと90日", text, StringComparison.Ordinal));

        var lifted = await later.SubmitAsync(await later.OpenAsync(path), path, "#lift-order");
        Assert.Equal($"{path}?done=lifted", lifted.Headers.Location?.ToString());
        Assert.Contains("これまでの指定", (await later.OpenAsync(path)).MainText(), StringComparison.Ordinal);
        Assert.Contains("すべて済んでから90日まで", (await later.OpenAsync(List)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_next_is_saved_as_a_file_with_its_day_and_no_name()
    {
        var (_, id) = await portal.NewDeniedApplication();
        using var official = await portal.SignIn(await portal.NewExaminer());
        Assert.NotNull((await official.OpenAsync(List)).QuerySelector($"a[href='{List}/kept.csv']"));

        var csv = await (await official.GetAsync($"{List}/kept.csv")).Content.ReadAsStringAsync();

        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        var line = csv.Split("\r\n").Single(l => l.Contains(number, StringComparison.Ordinal));
        Assert.Contains("令和14年3月31日（水）まで", line, StringComparison.Ordinal);
        Assert.Contains("不交付決定", line, StringComparison.Ordinal);
        Assert.DoesNotContain("訪問介護ステーション", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_and_batches_say_what_was_deleted_of_them()
    {
        await portal.ForgetEarlierDecisions();
        var (_, applications) = await portal.NewProposals(1);
        var approver = await portal.NewExaminer();
        var batch = (await portal.DecideTogether(approver, [applications[0].Id])).Value;
        Assert.Equal(1, (await portal.SendAs(approver, new TakeBackDecisions(batch, [], All: true))).Value);
        Assert.Empty((await portal.SendAs(applications[0].Applicant, new WithdrawApplication(applications[0].Id))).Errors);
        var (_, denied) = await portal.NewDeniedApplication();
        var run = await portal.StartLetters();
        await portal.OpenLetter(approver, denied);
        await portal.PurgeApplications(KeptRecords.FirstDue);
        using var official = await portal.SignIn(approver);

        var together = (await official.OpenAsync($"/operator/subsidies/decision-batches/{batch}")).MainText();
        var letters = await official.OpenAsync($"/operator/subsidies/letters/{run}");

        Assert.Contains("1件を決定しました。そのうち1件は、保存期間が過ぎたので削除しました。", together, StringComparison.Ordinal);
        Assert.Contains("始めたときは1件でした。保存期間が過ぎたので、1件の通知書を削除しました。", letters.MainText(), StringComparison.Ordinal);
        Assert.Null(letters.QuerySelector("a[href$='letters.zip']"));
        Assert.Contains("1件を削除", (await official.OpenAsync("/operator/subsidies/decision-batches")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_an_order_that_was_lifted_since_says_so_and_keeps_it_when_it_is_sent_again()
    {
        var (_, id) = await portal.NewDeniedApplication();
        var path = $"/operator/subsidies/applications/{id}/retention";
        using var official = await portal.SignIn(await portal.NewExaminer());
        var form = await official.OpenAsync(path);
        var order = Guid.Parse(form.QuerySelector("#order input[name=OrderId]")!.GetAttribute("value")!);
        await official.SubmitAsync(form, path, "#order", ("Reason", "監査のためです。"));
        Assert.Empty((await portal.SendAs(await portal.NewExaminer(), new LiftRetention(id, order))).Errors);

        var refused = await official.SubmitAsync(form, path, "#order", ("Reason", "監査のためです。"));
        var told = await refused.ReadPageAsync();
        var ordered = await official.SubmitAsync(told, path, "#order");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(RetentionOrderErrors.LiftedSince.Message, told.MainText(), StringComparison.Ordinal);
        Assert.Equal($"{path}?done=ordered", ordered.Headers.Location?.ToString());
        Assert.NotNull((await portal.SendAs(await portal.NewExaminer(), new FindRetention(id)))!.Open);
    }

    [Theory]
    [InlineData(RetentionHold.TaxReport, null, true, "済むまで、そのあと90日")]
    [InlineData(RetentionHold.TaxReport, "監査", true, "済み、指定を解くまで、そのあと90日")]
    [InlineData(RetentionHold.Ordered, "監査", true, "指定を解くまで、そのあと90日")]
    [InlineData(RetentionHold.EndedLately, null, true, "すべて済んでから90日まで")]
    [InlineData(null, null, false, "令和14年3月31日（水）まで")]
    [InlineData(RetentionHold.Ordered, "監査", false, "令和14年3月31日（水）まで（指定を解くまでは、そのあとも残します）")]
    public void It_says_until_when_with_all_that_holds(RetentionHold? hold, string? order, bool isOver, string text)
    {
        var row = new KeptApplication
        {
            Id = Guid.Empty,
            ReceiptNumber = "",
            Kind = SubsidyKind.CardReaders,
            FiscalYear = 2026,
            Status = ApplicationStatus.Paid,
            ConcludedOn = new DateOnly(2026, 11, 20),
            Hold = hold,
            Order = order,
        };

        Assert.Equal(text, KeptTable.UntilText(row, 5, isOver));
    }

    [Fact]
    public async Task An_unknown_application_is_not_found()
    {
        using var official = await portal.SignIn(await portal.NewExaminer());

        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync($"/operator/subsidies/applications/{Guid.CreateVersion7()}/retention")).StatusCode);
    }
}
