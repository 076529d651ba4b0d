using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>What became of a municipality that a list no longer has.</summary>
public sealed class RecordSuccessorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Day = "令和9年1月1日";

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
        Assert.Equal((new DateOnly(2027, 1, 1), "大分市"), (gone!.Until, Assert.Single(gone.Successors).Name));
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

    private async Task<TestUser> EndAsync(params string[] codes)
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        Result<MasterImportCounts> result = await portal.ImportAsync(
            official, MasterListKind.Municipalities, await portal.MunicipalityCsvAsync(line => codes.Any(c => line.StartsWith(c, StringComparison.Ordinal)) ? null : line));
        Assert.Empty(result.Errors);
        return official;
    }

    private Task<int> NewestAsync() => portal.InDatabase(db => db.PublicStatusVersions.MaxAsync(v => v.Number));
}
