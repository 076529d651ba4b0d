using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.MyPage;

public sealed class OfficePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_corrected_is_shown_and_the_register_stays_as_it_was()
    {
        var user = await portal.NewOfficeUser();
        using var browser = await portal.SignIn(user);

        var response = await browser.SubmitAsync("/my/office", ("Name", "すずらん介護センター"), ("Phone", "０９７（０００）５６７８"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == user.OfficeId));
        Assert.Equal(("すずらん介護センター", "097-000-5678"), (office.Name, office.Phone));
        Assert.Equal("すずらん訪問介護ステーション", office.RegisterFacts.Name);
        Assert.Contains("すずらん介護センター", (await browser.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());

        var response = await browser.SubmitAsync("/my/office", ("Name", ""), ("Address", "大分県大分市府内町1-1"));

        var page = await response.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("名称を入力してください。", page.ErrorFor("Name"));
        Assert.Equal("大分県大分市府内町1-1", page.QuerySelector("[name=Address]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_second_of_two_colleagues_is_told_and_overwrites_nothing()
    {
        var first = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == first.OfficeId));
        var second = await portal.NewOfficeUser(office, isAdministrator: false);
        var view = (await portal.SendAs(second, new FindMyOffice()))!;
        await portal.SendAs(first, Change(view, "先に変えた名称"));

        var result = await portal.SendAs(second, Change(view, "後から変えた名称"));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], result.Errors);
        Assert.Equal("先に変えた名称", (await portal.SendAs(second, new FindMyOffice()))!.Facts.Name);
    }

    [Fact]
    public async Task Somebody_who_has_left_sees_nothing_of_the_office_any_more()
    {
        var user = await portal.NewOfficeUser();
        using var browser = await portal.SignIn(user);
        await portal.InDatabase(async db =>
        {
            (await db.OfficeMemberships.SingleAsync(m => m.AccountId == user.AccountId)).Leave(portal.Clock.Now);
            return await db.SaveChangesAsync();
        });

        Assert.Contains("所属する事業所・医療機関がありません", (await browser.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/my/office")).StatusCode);
    }

    [Theory]
    [InlineData(59, HttpStatusCode.OK)]
    [InlineData(61, HttpStatusCode.Redirect)]
    public async Task People_of_offices_stay_signed_in_for_an_hour_without_a_request(int minutes, HttpStatusCode expected)
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());
        portal.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, (await browser.GetAsync("/my")).StatusCode);
    }

    private static ChangeOffice Change(OfficeView view, string name) => new(
        view.Version, name, view.Facts.PostalCode, view.Facts.Address, view.Facts.Phone, view.Facts.CorporationName, view.Facts.IsNonProfit,
        view.Facts.ServiceCodes, view.Facts.InstitutionKind, view.Facts.Beds);
}
