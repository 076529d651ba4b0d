using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Pages.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

public sealed class ShippedPlacesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly ShippedPlaces shipped = ShippedPlaces.List;

    [Fact]
    public void The_list_holds_1741_municipalities_with_right_check_digits_and_kana()
    {
        Assert.Equal(1741, shipped.Municipalities.Count);
        Assert.Equal(1741, shipped.Municipalities.Select(m => m.Code).Distinct().Count());
        Assert.All(shipped.Municipalities, m => Assert.True(LocalGovernmentCode.IsValid(m.Code), m.Code));
        Assert.All(shipped.Municipalities, m => Assert.True(m.Kana.All(c => c is >= 'ぁ' and <= 'ゖ' or 'ー'), m.Kana));
        Assert.All(shipped.Municipalities, m => Assert.True(m.Name.EndsWith('市') || m.Name.EndsWith('区') || m.Name.EndsWith('町') || m.Name.EndsWith('村'), m.Name));
        Assert.DoesNotContain(shipped.Municipalities, m => MunicipalityCsv.HasNoOffice(m.Code));
    }

    [Fact]
    public void The_47_prefectures_are_those_of_the_rest_of_the_portal_and_each_has_its_outline()
    {
        Assert.Equal(Prefectures.All, shipped.Prefectures.Select(p => (p.Code, p.Name)));
        Assert.Equal(47, shipped.Prefectures.Select(p => p.Romaji).Distinct().Count());
        Assert.All(shipped.Prefectures, p => Assert.StartsWith("M", PrefectureMap.Japan.PathOf(p.Romaji), StringComparison.Ordinal));
        Assert.Equal("oita", shipped.PrefectureOf("442011").Romaji);
        Assert.Equal("北海道", shipped.Named("hokkaido")!.ShortName);
        Assert.Null(shipped.Named("nowhere"));
    }

    [Fact]
    public void Every_change_leads_to_a_municipality_of_today_and_none_comes_twice()
    {
        var codes = shipped.Municipalities.Select(m => m.Code).ToHashSet();

        Assert.All(shipped.Changes, c => Assert.Contains(c.NewCode, codes));
        Assert.All(shipped.Changes, c => Assert.True(c.OldCode is null || LocalGovernmentCode.IsValid(c.OldCode), c.OldCode));
        Assert.DoesNotContain(shipped.Changes, c => c.OldCode is not null && c.OldCode != c.NewCode && codes.Contains(c.OldCode));
        Assert.Equal(shipped.Changes.Count, shipped.Changes.Select(c => (c.ChangedOn, c.OldName, c.NewCode)).Distinct().Count());
        Assert.Contains(shipped.Changes, c => c is { OldName: "篠山市", OldCode: "282219", NewCode: "282219", Kind: MunicipalityChangeKind.Renamed });
        Assert.Contains(shipped.Changes, c => c is { OldName: "岩舟町", NewCode: "092037", Kind: MunicipalityChangeKind.Merged });
    }

    [Theory]
    [InlineData("1.8.0\n\t442011\t大分市\tおおいたし\n", "")]
    [InlineData("1.8.0\n44,大分県,おおいたけん,oita\n", "")]
    [InlineData("1.8.0\n44\t大分県\tおおいたけん\toita\n", "2019-05-01\tRenamed\t\t篠山市\n")]
    public void A_list_in_another_form_is_not_taken_for_one(string places, string changes)
    {
        using var list = new StringReader(places);
        using var dated = new StringReader(changes);

        Assert.Throws<FormatException>(() => ShippedPlaces.Read(list, dated));
    }

    [Fact]
    public async Task The_migration_adds_them_once_and_leaves_what_was_changed_since()
    {
        await using var db = DatabaseMigration.ContextOf(portal.Database.OwnerConnection);
        var oita = await db.Municipalities.SingleAsync(m => m.Code == "442011");
        oita.Describe("大分新市", "おおいたしんし");
        db.Remove(await db.Municipalities.SingleAsync(m => m.Code == "442020"));
        await db.SaveChangesAsync();
        var versions = await db.PublicStatusVersions.CountAsync();

        await SuppliedMunicipalities.AddMissingAsync(db, portal.Clock.Now, CancellationToken.None);
        await SuppliedMunicipalities.AddMissingAsync(db, portal.Clock.Now, CancellationToken.None);

        Assert.Equal(1741, await db.Municipalities.CountAsync());
        Assert.Equal(shipped.Changes.Count, await db.MunicipalityChanges.CountAsync());
        Assert.Equal("大分新市", await db.Municipalities.Where(m => m.Code == "442011").Select(m => m.Name).SingleAsync());
        Assert.Equal(versions + 1, await db.PublicStatusVersions.CountAsync());
        Assert.Contains(await db.AuditEvents.Where(e => e.Action == "MunicipalitiesSupplied").Select(e => e.Details).ToListAsync(),
            details => details.Contains("\"count\":1,", StringComparison.Ordinal));
    }
}
