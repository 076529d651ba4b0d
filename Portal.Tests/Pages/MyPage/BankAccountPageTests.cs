using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.MyPage;

public sealed class BankAccountPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/my/bank-account";

    private static readonly (string, string)[] Typed =
        [("AccountPlace", "Bank"), ("BankCode", "0001"), ("BranchCode", "001"), ("AccountType", "Ordinary"), ("AccountNumber", "１２３４５６７"), ("HolderKana", "ミドリカイ")];

    [Fact]
    public async Task An_account_is_kept_and_every_administrator_is_told_without_the_number()
    {
        var host = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == host.OfficeId));
        await portal.NewOfficeUser(office);
        await portal.NewOfficeUser(office, isAdministrator: false);
        using var browser = await portal.SignIn(host);

        var response = await browser.SubmitAsync(Page, Typed);
        var again = await browser.SubmitAsync(Page, Typed);

        Assert.Equal($"{Page}?saved=changed", response.Headers.Location?.OriginalString);
        Assert.Equal($"{Page}?saved=unchanged", again.Headers.Location?.OriginalString);
        Assert.Contains("メールで知らせました", (await browser.OpenAsync($"{Page}?saved=changed")).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("メール", (await browser.OpenAsync($"{Page}?saved=unchanged")).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("普通 ****567", (await browser.OpenAsync(Page)).MainText(), StringComparison.Ordinal);
        var protection = portal.Services.GetRequiredService<IDataProtectionProvider>();
        var mails = await portal.InDatabase(db => db.OutgoingMails
            .Where(m => m.AboutId == office.Id && m.Kind == nameof(BankAccountChangedMail)).ToListAsync());
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Contains("お問い合わせ", m.ReadBody(protection)!, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("567", m.ReadBody(protection)!, StringComparison.Ordinal));
        var details = await portal.InDatabase(db => db.AuditEvents
            .Where(e => e.ObjectId == office.Id && e.Action == "OfficeBankAccountChanged").Select(e => e.Details).ToListAsync());
        Assert.Equal("""{"before":null,"after":"0001-001-****567"}""", Assert.Single(details));
    }

    [Fact]
    public async Task What_cannot_be_paid_into_is_told_beside_its_field_and_not_kept()
    {
        var host = await portal.NewOfficeUser();
        using var browser = await portal.SignIn(host);

        var response = await browser.SubmitAsync(Page, ("AccountPlace", "Bank"), ("BankCode", "0001"), ("BranchCode", "001"), ("AccountNumber", "12345678"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.Equal(BankAccountErrors.NumberInvalid.Message, page.ErrorFor("AccountNumber"));
        Assert.Equal(BankAccountErrors.HolderMissing.Message, page.ErrorFor("HolderKana"));
        Assert.Equal(0, await portal.InDatabase(db => db.UsualBankAccounts.CountAsync(a => a.OfficeId == host.OfficeId)));
    }

    [Fact]
    public async Task Only_administrators_of_the_office_find_the_page()
    {
        var host = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == host.OfficeId));
        var colleague = await portal.NewOfficeUser(office, isAdministrator: false);
        using var browser = await portal.SignIn(colleague);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Page)).StatusCode);
        Assert.NotEmpty((await portal.SendAs(colleague, new SaveUsualBankAccount(office.Id, null, SubsidyDrafts.Account))).Errors);
        Assert.NotEmpty((await portal.SendAs(await portal.NewOfficeUser(), new SaveUsualBankAccount(office.Id, null, SubsidyDrafts.Account))).Errors);
        Assert.Null((await browser.OpenAsync("/my")).QuerySelector($"a[href='{Page}']"));
    }

    [Fact]
    public async Task Of_two_administrators_the_second_is_told_and_overwrites_nothing()
    {
        var host = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == host.OfficeId));
        var colleague = await portal.NewOfficeUser(office);

        var results = await Task.WhenAll(
            portal.SendAs(host, new SaveUsualBankAccount(office.Id, null, SubsidyDrafts.Account)),
            portal.SendAs(colleague, new SaveUsualBankAccount(office.Id, null, SubsidyDrafts.Account with { AccountNumber = "7654321" })));

        Assert.Equal([Portal.Core.Results.ConflictErrors.ChangedMeanwhile], Assert.Single(results, r => r.Failed).Errors);
        var kept = (await portal.SendAs(host, new FindUsualBankAccount()))!;
        Assert.Empty((await portal.SendAs(colleague, new SaveUsualBankAccount(
            office.Id, kept.Version, SubsidyDrafts.Account with { AccountNumber = "1111111" }))).Errors);
        Assert.NotEmpty((await portal.SendAs(host, new SaveUsualBankAccount(
            office.Id, kept.Version, SubsidyDrafts.Account with { AccountNumber = "2222222" }))).Errors);
    }

    [Fact]
    public async Task A_new_application_begins_with_it_and_may_name_another_one()
    {
        var host = await portal.NewOfficeUser();
        await portal.SendAs(host, new SaveUsualBankAccount(host.OfficeId!.Value, null, SubsidyDrafts.Account));
        var id = (await portal.SendAs(host, new StartApplication())).Value;
        using var browser = await portal.SignIn(host);
        var path = $"/subsidies/applications/{id}/account";

        var page = await browser.OpenAsync(path);
        Assert.Equal("1234567", page.QuerySelector("#AccountNumber")!.GetAttribute("value"));
        Assert.Contains("登録してある振込先の口座が入っています", page.MainText(), StringComparison.Ordinal);
        Assert.Null((await portal.ApplicationOf(id)).Form.Account);
        Assert.True(string.IsNullOrEmpty((await browser.OpenAsync($"{path}?own=true")).QuerySelector("#AccountNumber")!.GetAttribute("value")));
        await browser.SubmitAsync(page, path, null, ("AccountNumber", "7654321"));

        Assert.Equal("7654321", (await portal.ApplicationOf(id)).Form.Account!.AccountNumber);
        var own = await browser.OpenAsync(path);
        Assert.Equal("7654321", own.QuerySelector("#AccountNumber")!.GetAttribute("value"));
        await browser.SubmitAsync(await browser.OpenAsync($"{path}?usual=true"), path, null);
        Assert.Equal("1234567", (await portal.ApplicationOf(id)).Form.Account!.AccountNumber);
    }

    [Fact]
    public async Task A_change_never_touches_what_was_sent()
    {
        var (host, id) = await portal.NewSentApplication();

        Assert.Empty((await portal.SendAs(host, new SaveUsualBankAccount(
            host.OfficeId!.Value, null, SubsidyDrafts.Account with { AccountNumber = "7654321" }))).Errors);

        Assert.Equal("1234567", (await portal.ApplicationOf(id)).Sent!.Account.Number);
    }

    [Fact]
    public async Task It_asks_again_who_it_is_before_it_opens()
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.StartsWith("/account/confirm-identity?", (await browser.GetAsync(Page)).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }
}
