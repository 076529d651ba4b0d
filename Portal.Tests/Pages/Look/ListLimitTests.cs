using System.Net;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Look;

/// <summary>The lists of the portal: any page number is answered, and each can be kept as CSV.</summary>
public sealed class ListLimitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/operator/mail")]
    [InlineData("/operator/accounts")]
    [InlineData("/operator/insurers")]
    [InlineData("/operator/banner")]
    [InlineData("/operator/subsidies/decision-batches")]
    [InlineData("/dev/mailbox")]
    public async Task A_page_far_beyond_the_end_is_the_last_one(string list)
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{list}?p=2147483647")).StatusCode);
    }

    [Fact]
    public async Task So_it_is_for_the_order_of_a_sessions_cases()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.GetAsync($"/insurer/review-sessions/{session.Id}/cases/order?p=2147483647");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/operator/mail", "created")]
    [InlineData("/operator/accounts", "-last")]
    [InlineData("/operator/accounts", "-role")]
    [InlineData("/operator/insurers", "-name")]
    [InlineData("/operator/insurers", "kind")]
    [InlineData("/operator/audit", "at")]
    public async Task A_list_is_sorted_by_its_heads_and_kept_as_csv(string list, string sort)
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var page = await browser.OpenAsync($"{list}?sort={sort}");
        var link = page.QuerySelectorAll("main a").Single(a => a.TextContent == "CSVで保存する").GetAttribute("href")!;
        var csv = await browser.GetAsync(link);

        Assert.StartsWith($"{list}.csv", link, StringComparison.Ordinal);
        Assert.Contains($"sort={sort}", link, StringComparison.Ordinal);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_accounts_of_an_insurer_are_narrowed_down_by_role_and_state_in_the_csv_too()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.GivePassword(administrator);
        var invited = await portal.NewColleague(administrator);
        using var browser = await portal.SignIn(administrator);
        const string query = "Role=InsurerStaff&State=Invited";

        var page = await browser.OpenAsync($"/insurer/staff?{query}");
        var csv = await (await browser.GetAsync($"/insurer/staff.csv?{query}")).Content.ReadAsStringAsync();

        Assert.Equal($"/insurer/staff/{invited.AccountId}", page.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
