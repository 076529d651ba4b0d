using System.Net;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>申請の横に書類を並べる, without script: its links open the files, and the neighbours in the queue are links, too.</summary>
public sealed class EvidenceDeskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_papers_stand_beside_the_application_and_beside_its_return()
    {
        var (_, official, id) = await portal.NewExaminedApplication();
        using var browser = await portal.SignIn(official);
        var path = $"/operator/subsidies/applications/{id}";

        var page = await browser.OpenAsync(path);
        var tabs = page.QuerySelectorAll("[data-paper]");
        var second = await browser.OpenAsync(tabs[1].GetAttribute("href")!.Split('#')[0]);
        var back = await browser.OpenAsync($"{path}/return");

        Assert.Equal(4, tabs.Length);
        Assert.Equal("true", tabs[0].GetAttribute("aria-current"));
        Assert.Equal("true", second.QuerySelectorAll("[data-paper]")[1].GetAttribute("aria-current"));
        Assert.All(back.QuerySelectorAll("[data-paper]"), tab => Assert.Equal(("_blank", tab.GetAttribute("data-address")), (tab.GetAttribute("target"), tab.GetAttribute("href"))));
        Assert.NotNull(back.QuerySelector("form .returnable"));
        foreach (var tab in tabs)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(tab.GetAttribute("data-address")!)).StatusCode);
        }

        Assert.True(page.QuerySelector("[data-tools]")!.HasAttribute("hidden"));
        Assert.Empty(page.QuerySelectorAll("main [style], main script:not([src])"));
        Assert.Contains("worker-src 'self'", (await browser.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_neighbours_are_those_of_the_queue_that_it_was_opened_from()
    {
        var official = await portal.NewExaminer();
        var ids = new List<Guid>();
        for (var n = 0; n < 4; n++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            var (_, id) = await portal.NewSentApplication();
            ids.Add(id);
            if (n != 2)
            {
                await portal.SendAs(official, new TakeExamination(id));
            }
        }

        var mine = new ExaminationFilter("review", true, null);
        var (first, middle, last) = (await LookAsync(ids[0]), await LookAsync(ids[1]), await LookAsync(ids[3]));
        using var browser = await portal.SignIn(official);
        var page = await browser.OpenAsync($"/operator/subsidies/applications/{ids[1]}?State=review&Mine=true");
        var next = page.QuerySelector("a[rel=next][data-queue]")!.GetAttribute("href")!;

        Assert.Equal((null, ids[1]), (first.Previous, first.Next));
        Assert.Equal((ids[0], ids[3]), (middle.Previous, middle.Next));
        Assert.Equal((ids[1], null), (last.Previous, last.Next));
        Assert.StartsWith($"/operator/subsidies/applications/{ids[3]}?", next, StringComparison.Ordinal);
        Assert.Contains("State=review&Mine=true", next, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[data-keys][hidden] kbd"));

        Task<ExaminationView> LookAsync(Guid id) => portal.SendAs(official, new FindExamination(id, mine))!;
    }

    [Fact]
    public async Task The_filter_of_the_queue_goes_along_through_links_forms_and_acts()
    {
        const string Queue = "State=review&Mine=true&Year=2026";
        var (_, official, id) = await portal.NewExaminedApplication();
        using var browser = await portal.SignIn(official);
        var path = $"/operator/subsidies/applications/{id}?{Queue}";
        var page = await browser.OpenAsync(path);
        static string LinkTo(AngleSharp.Dom.IParentNode shown, string act) => shown.QuerySelector($"main a[href*='/{act}']")!.GetAttribute("href")!;

        var noted = await browser.SubmitAsync(page, path, "#note", ("Note", "電話で確かめました。"));
        var ticked = await browser.SubmitAsync(page, path, "#ticks");
        var proposed = await browser.SubmitAsync(LinkTo(page, "propose"), ("Grants", "True"));
        var decide = LinkTo(await browser.OpenAsync(proposed.Headers.Location!.ToString()), "decide");
        var sentBack = await browser.SubmitAsync(await browser.OpenAsync(decide), decide, "#send-back", ("SendBackReason", "まちがえました。"));
        var returning = LinkTo(await browser.OpenAsync(sentBack.Headers.Location!.ToString()), "return");

        Assert.All([noted, ticked, proposed, sentBack], told => Assert.Contains($"?{Queue}&done=", told.Headers.Location!.ToString(), StringComparison.Ordinal));
        var form = await browser.OpenAsync(returning);
        Assert.Equal(path, form.QuerySelector("form .actions a")!.GetAttribute("href"));
        Assert.Contains(form.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/operator/subsidies/applications?{Queue}");
        Assert.DoesNotContain(form.QuerySelectorAll("[data-keys] kbd"), k => k.TextContent is "j" or "k");
    }

    [Fact]
    public async Task A_page_without_a_proposal_or_that_may_not_be_returned_is_whole()
    {
        var (_, _, id) = await portal.NewExaminedApplication();
        using var browser = await portal.SignIn(await portal.NewExaminer());

        foreach (var act in new[] { "decide", "return" })
        {
            var html = await (await browser.GetAsync($"/operator/subsidies/applications/{id}/{act}")).Content.ReadAsStringAsync();
            Assert.Equal(Count(html, "<div"), Count(html, "</div>"));
            Assert.Equal(Count(html, "<section"), Count(html, "</section>"));
        }
    }

    private static int Count(string html, string tag) => html.Split(tag).Length - 1;
}
