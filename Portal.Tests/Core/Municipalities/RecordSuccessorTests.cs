using Microsoft.EntityFrameworkCore;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>What became of a municipality that a list no longer has.</summary>
public sealed class RecordSuccessorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Day = "令和8年10月1日";

    [Fact]
    public async Task A_municipality_that_is_gone_leads_to_the_one_of_today_and_leaves_it_its_history()
    {
        await portal.Publish(new ServiceStartLine("442062", ServiceStartState.Decided, new DateOnly(2027, 4, 30)));
        var official = await EndAsync("442062");
        Assert.Empty((await portal.SendAsWorker(new FindGoneMunicipality("oita", "442062")))!.Successors);

        var done = await portal.SendAs(official, new RecordSuccessor("442062", "４４２０１１", MunicipalityChangeKind.Merged, Day));
        var version = await NewestAsync();
        var again = await portal.SendAs(official, new RecordSuccessor("442062", "442011", MunicipalityChangeKind.Merged, Day));

        Assert.Empty(done.Errors.Concat(again.Errors));
        Assert.Equal(version, await NewestAsync());
        var gone = await portal.SendAsWorker(new FindGoneMunicipality("oita", "442062"));
        Assert.Equal((new DateOnly(2026, 10, 1), "大分市"), (gone!.Until, Assert.Single(gone.Successors).Name));
        Assert.Equal(new DateOnly(2027, 4, 30), Assert.Single(gone.History).StartsOn);
        var now = (await portal.SendAsWorker(new FindPublishedMunicipality("oita", "442011")))!.Municipality;
        Assert.Equal("臼杵市", Assert.Single(now.Inherited).Name);
        Assert.Null(now.StartsOn);
        foreach (var typed in new[] { "臼杵", "うすき", "442062" })
        {
            Assert.Equal("大分市", Assert.Single((await portal.SendAsWorker(new ListMunicipalities(new(typed, "oita", null, null, null), 1))).Rows).Name);
        }
    }

    [Fact]
    public async Task A_chain_of_changes_leads_to_its_end()
    {
        var official = await EndAsync("452025", "452033");
        await portal.SendAs(official, new RecordSuccessor("452025", "452017", MunicipalityChangeKind.Merged, Day));

        await portal.Add(new MunicipalityChange
        {
            ChangedOn = new DateOnly(2010, 3, 31),
            Kind = MunicipalityChangeKind.Merged,
            OldCode = "454231",
            OldName = "試験町",
            NewCode = "452025",
        });
        await portal.SendAs(official, new RecordSuccessor("452033", "452017", MunicipalityChangeKind.Merged, Day));

        var gone = await portal.SendAsWorker(new FindGoneMunicipality("miyazaki", "454231"));
        Assert.Equal(("試験町", "宮崎市"), (gone!.Name, Assert.Single(gone.Successors).Name));
    }

    [Theory]
    [InlineData("462012", "462047", nameof(RecordSuccessor.Code))]
    [InlineData("462039", "462021", nameof(RecordSuccessor.Successor))]
    [InlineData("462039", "462039", nameof(RecordSuccessor.Successor))]
    public async Task Only_one_that_is_gone_leads_only_to_one_that_exists(string code, string successor, string field)
    {
        var official = await EndAsync("462039");

        var result = await portal.SendAs(official, new RecordSuccessor(code, successor, MunicipalityChangeKind.Merged, Day));

        Assert.Equal(field, Assert.Single(result.Errors).Field);
    }

    [Fact]
    public async Task The_pages_lead_from_the_former_name_to_the_one_of_today()
    {
        var official = await EndAsync("472085");
        await portal.SendAs(official, new RecordSuccessor("472085", "472018", MunicipalityChangeKind.Merged, Day));
        using var visitor = portal.Visit();
        using var browser = await portal.SignIn(official);

        var gone = await visitor.OpenAsync("/municipalities/okinawa/472085");
        var shipped = await visitor.OpenAsync("/municipalities/tochigi/093670");
        var ended = await browser.OpenAsync("/operator/municipalities/ended");

        Assert.Contains("この市町村は、いまはありません", gone.MainText(), StringComparison.Ordinal);
        Assert.NotNull(gone.QuerySelector("main a[href='/municipalities/okinawa/472018']"));
        Assert.Contains("栃木県栃木市の対応状況", shipped.MainText(), StringComparison.Ordinal);
        Assert.NotNull(shipped.QuerySelector("main a[href='/municipalities/tochigi/092037']"));
        Assert.Contains("那覇市", ended.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("472085")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_divided_leads_to_both_and_what_is_missing_in_the_form_is_told_beside_it()
    {
        var official = await EndAsync("402036");
        await portal.SendAs(official, new RecordSuccessor("402036", "402028", MunicipalityChangeKind.Merged, Day));
        await portal.SendAs(official, new RecordSuccessor("402036", "402044", MunicipalityChangeKind.Merged, Day));

        var empty = await portal.SendAs(official, new CheckSuccessor(null, "12", null, "いつか"));

        Assert.Equal(2, (await portal.SendAsWorker(new FindGoneMunicipality("fukuoka", "402036")))!.Successors.Count);
        Assert.Equal(["Code", "Successor", "Kind", "ChangedOn"], empty.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData("令和8年12月1日")]
    [InlineData("1899-12-31")]
    public async Task The_day_is_neither_to_come_nor_out_of_reach(string day)
    {
        var official = await EndAsync("462080");

        var result = await portal.SendAs(official, new RecordSuccessor("462080", "462012", MunicipalityChangeKind.Merged, day));

        Assert.Equal([SuccessorErrors.DayOutside], result.Errors);
    }

    [Fact]
    public async Task Both_names_are_shown_before_it_is_recorded_and_what_was_wrong_is_taken_back()
    {
        var official = await EndAsync("412023");
        using var browser = await portal.SignIn(official);
        var checking = await (await browser.SubmitAsync(
            await browser.OpenAsync("/operator/municipalities/ended"), "/operator/municipalities/ended?handler=Check", "form[action$='handler=Check']",
            ("Code", "412023"), ("Successor", "412015"), ("Kind", "Merged"), ("ChangedOn", Day))).ReadPageAsync();
        var before = (await portal.SendAsWorker(new FindGoneMunicipality("saga", "412023")))!.Successors;

        var recorded = await browser.SubmitAsync(checking, "/operator/municipalities/ended", "section[aria-labelledby=check] form");
        var after = (await portal.SendAsWorker(new FindGoneMunicipality("saga", "412023")))!.Successors;
        var page = await browser.OpenAsync("/operator/municipalities/ended");
        var undone = await browser.SubmitAsync(page, "/operator/municipalities/ended?handler=TakeBack", "form[action$='handler=TakeBack']");
        var again = await browser.SubmitAsync(page, "/operator/municipalities/ended?handler=TakeBack", "form[action$='handler=TakeBack']");

        Assert.Contains("佐賀県唐津市", checking.MainText(), StringComparison.Ordinal);
        Assert.Contains("佐賀県佐賀市", checking.MainText(), StringComparison.Ordinal);
        Assert.Empty(before);
        Assert.Equal("/operator/municipalities/ended?done=recorded", recorded.Headers.Location!.ToString());
        Assert.Equal("佐賀市", Assert.Single(after).Name);
        Assert.Equal("/operator/municipalities/ended?done=taken-back", undone.Headers.Location!.ToString());
        Assert.Empty((await portal.SendAsWorker(new FindGoneMunicipality("saga", "412023")))!.Successors);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, again.StatusCode);
    }

    private Task<TestUser> EndAsync(params string[] codes) => portal.EndMunicipalities(codes);

    private Task<int> NewestAsync() => portal.InDatabase(db => db.PublicStatusVersions.MaxAsync(v => v.Number));
}
