using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Applications;

/// <summary>申請一覧 in pages of fifty: nothing of it is left out.</summary>
public sealed class MyApplicationsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(1, 1, 50)]
    [InlineData(2, 2, 11)]
    [InlineData(99, 2, 11)]
    [InlineData(-1, 1, 50)]
    public async Task Every_page_shows_its_part_the_newest_first(int asked, int shown, int rows)
    {
        var user = await portal.NewOfficeUser();
        var draft = (await portal.SendAs(user, new StartApplication())).Value;
        var newest = (await portal.AddWithdrawnApplications(user, 60)).Append(draft).OrderDescending().ToList();

        var list = await portal.SendAs(user, new ListMyApplications(Page: asked));

        Assert.Equal((61, shown, rows), (list.Count, list.Page, list.Rows.Count));
        Assert.Equal(newest.Skip((shown - 1) * 50).Take(50), list.Rows.Select(r => r.Id));
        Assert.Equal([draft], list.Drafts.Select(r => r.Id));
    }

    [Fact]
    public async Task The_list_of_all_offices_has_pages_too_and_no_strangers()
    {
        var user = await portal.NewOfficeUser();
        var second = People.NewOffice(portal);
        await portal.Add(second);
        await portal.Add(new Portal.Core.Accounts.OfficeMembership
        {
            OfficeId = second.Id,
            AccountId = user.AccountId!.Value,
            IsAdministrator = true,
            JoinedAt = portal.Clock.Now,
        });
        var mine = await portal.AddWithdrawnApplications(user, 30);
        var others = await portal.AddWithdrawnApplications(user with { OfficeId = second.Id }, 30);

        var first = await portal.SendAs(user, new ListMyApplications(OfAllOffices: true));
        var last = await portal.SendAs(user, new ListMyApplications(OfAllOffices: true, Page: 2));

        Assert.Equal((60, 50, 10), (first.Count, first.Rows.Count, last.Rows.Count));
        Assert.Equal(mine.Concat(others).OrderDescending(), first.Rows.Concat(last.Rows).Select(r => r.Id));
    }

    [Fact]
    public async Task The_pages_are_turned_with_links_and_what_waits_stays_in_sight()
    {
        var user = await portal.NewOfficeUser();
        var draft = (await portal.SendAs(user, new StartApplication())).Value;
        await portal.AddWithdrawnApplications(user, 60);
        using var browser = await portal.SignIn(user);

        foreach (var path in new[] { "/my", "/my/offices" })
        {
            var first = await browser.OpenAsync(path);
            var second = await browser.OpenAsync(first.QuerySelector(".pager a")!.GetAttribute("href")!);

            Assert.Contains("61件中 1〜50件", first.MainText(), StringComparison.Ordinal);
            Assert.Contains("61件中 51〜61件", second.MainText(), StringComparison.Ordinal);
            Assert.Equal((50, 11), (Rows(first), Rows(second)));
        }

        foreach (var path in new[] { "/my", "/my?p=2" })
        {
            Assert.NotNull((await browser.OpenAsync(path)).QuerySelector($".note a[href='/subsidies/applications/{draft}']"));
        }
    }

    private static int Rows(AngleSharp.Dom.IParentNode page) => page.QuerySelectorAll("td[data-label='助成金']").Length;
}
