using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class InsurerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_insurer_is_changed_and_the_change_written_down()
    {
        var id = await NewInsurer();
        using var browser = await SignIn();

        var response = await browser.SubmitAsync($"/operator/insurers/{id}/edit",
            ("Name", "試験広域連合"), ("Kind", nameof(InsurerKind.WideAreaUnion)), ("Members", "232017 豊橋市\n232076 豊川市"),
            ("HasInsurerFunction", "false"));

        Assert.Equal($"/operator/insurers/{id}?done=changed", response.Headers.Location?.OriginalString);
        var changed = await Look(id);
        Assert.Equal(("試験広域連合", InsurerKind.WideAreaUnion, false), (changed.Name, changed.Kind, changed.HasInsurerFunction));
        Assert.Equal(["豊橋市", "豊川市"], changed.Members.Select(m => m.Name));
        var details = await portal.InDatabase(db => db.AuditEvents
            .Where(e => e.ObjectId == id && e.Action == "InsurerChanged").Select(e => e.Details).SingleAsync());
        Assert.Equal("""{"fields":["Name","Kind","HasInsurerFunction","Members"]}""", details);
    }

    [Fact]
    public async Task The_second_of_two_operators_sees_a_conflict()
    {
        var id = await NewInsurer();
        using var browser = await SignIn();
        var path = $"/operator/insurers/{id}/edit";
        var opened = await browser.OpenAsync(path);
        await browser.SubmitAsync(path, ("Name", "先の名前"));

        var response = await browser.SubmitAsync(opened, path, null, ("Name", "後の名前"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(ConflictErrors.ChangedMeanwhile.Message, (await response.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal("先の名前", (await Look(id)).Name);
    }

    [Fact]
    public async Task A_municipality_has_its_function_and_no_members()
    {
        var id = await NewInsurer();
        using var browser = await SignIn();

        var response = await browser.SubmitAsync(
            $"/operator/insurers/{id}/edit", ("Members", "232017 豊橋市"), ("HasInsurerFunction", "false"));

        var page = await response.ReadPageAsync();
        Assert.NotNull(page.ErrorFor("Members"));
        Assert.NotNull(page.ErrorFor("HasInsurerFunction"));
    }

    [Fact]
    public async Task Its_accounts_are_turned_over_page_by_page()
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);
        for (var i = 0; i < 51; i++)
        {
            await portal.NewClerk(insurer);
        }

        using var browser = await SignIn();

        var second = await browser.OpenAsync($"/operator/insurers/{insurer.Id}?p=2");

        Assert.Single(second.QuerySelectorAll("tbody tr"));
        Assert.NotNull(second.QuerySelector("nav.pager"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_registers_one_insurer()
    {
        using var browser = await SignIn();
        const string path = "/operator/insurers/new";
        var form = await browser.OpenAsync(path);
        (string, string)[] typed =
            [("InsurerNumber", "322040"), ("Name", "試験市"), ("Kind", nameof(InsurerKind.Municipality))];

        var (first, second) = (await browser.SubmitAsync(form, path, null, typed), await browser.SubmitAsync(form, path, null, typed));
        var another = await browser.SubmitAsync(path, typed);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(InsurerErrors.NumberTaken.Message, (await another.ReadPageAsync()).ErrorFor("InsurerNumber"));
    }

    private async Task<TestBrowser> SignIn() => await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

    private async Task<Guid> NewInsurer()
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);
        return insurer.Id;
    }

    private async Task<InsurerDetails> Look(Guid id) => (await portal.SendAs(TestUser.Visitor, new FindInsurer(id)))!;
}
