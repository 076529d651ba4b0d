using System.Net;
using AngleSharp.Dom;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Operator;

public sealed class OnboardingPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_overview_is_narrowed_down_by_its_address_and_saved()
    {
        var clerk = await portal.NewClerk(await portal.NewNumberedInsurer("見渡し市"));
        await portal.NewNumberedInsurer("見渡し町");
        await portal.SendAs(clerk, new ReportTask(6, null, TaskState.Done, new DateOnly(2026, 11, 1), "山田", ""));
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var page = await browser.OpenAsync("/operator/onboarding?q=見渡し");
        var count = page.QuerySelectorAll("tbody tr").First(tr => tr.TextContent.Contains("6 PIA", StringComparison.Ordinal)).QuerySelectorAll("td a")[2];
        var done = await browser.OpenAsync(count.GetAttribute("href")!);
        var csv = await browser.GetAsync("/operator/onboarding.csv?q=見渡し&task=6&state=Done");
        var details = await browser.OpenAsync($"/operator/onboarding/{clerk.InsurerId}");

        Assert.Equal(["見渡し市", "見渡し町"], NamesOf(page));
        Assert.Equal(["見渡し市"], NamesOf(done));
        Assert.Equal(2, (await csv.Content.ReadAsStringAsync()).Trim().Split('\n').Length);
        Assert.Contains("終えた日 令和8年11月1日（日）", details.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/operator/onboarding/{Guid.CreateVersion7()}")).StatusCode);
        Assert.Contains("あてはまる保険者がありません", (await browser.OpenAsync("/operator/onboarding?q=どこにもない")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_fifty_on_a_page()
    {
        await portal.Add([.. Enumerable.Range(0, 51).Select(_ => (object)People.NewInsurer("多数市"))]);
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var first = await browser.OpenAsync("/operator/onboarding?q=多数");
        var second = await browser.OpenAsync("/operator/onboarding?q=多数&p=2");

        Assert.Equal((50, 1), (NamesOf(first).Count, NamesOf(second).Count));
    }

    private static IReadOnlyList<string> NamesOf(IDocument page) =>
        [.. page.QuerySelectorAll("[aria-label='保険者ごとのタスクの表'] tbody th").Select(th => th.TextContent.Trim())];
}
