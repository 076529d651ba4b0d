using System.Net;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts.Registration;

public sealed class RegisterPageTests(RegistrationFixture portal) : IClassFixture<RegistrationFixture>
{
    [Fact]
    public async Task An_office_gets_from_the_first_form_to_its_own_page()
    {
        using var browser = portal.Visit();
        var (userId, places) = portal.Claims.Add();
        var email = $"r{Guid.NewGuid():N}@example.jp";

        await browser.SubmitAsync("/account/register", ("Kind", "CareOffice"), ("Email", email));
        var start = $"/account/register/{(await portal.RegistrationTokens(email)).Single()}";
        var claims = Next(await browser.GetAsync(start));
        var chosen = Next(await browser.SubmitAsync(claims, ("ClaimsUserId", userId), ("ClaimsPassword", ClaimsUsers.Password)));
        var office = Next(await browser.GetAsync(chosen));
        var account = Next(await browser.SubmitAsync(office, ("Address", "大分県大分市荷揚町2-32")));
        var done = Next(await browser.SubmitAsync(account,
            ("DisplayName", "髙橋 幸子"), ("LoginId", $"o{Guid.NewGuid():N}"[..16]), ("Password", Passwords.Good), ("PasswordAgain", Passwords.Good)));

        Assert.Contains("利用登録が終わりました", (await browser.OpenAsync(done)).MainText(), StringComparison.Ordinal);
        var mine = (await browser.OpenAsync("/my")).MainText();
        Assert.Contains(places[0].Facts.Name, mine, StringComparison.Ordinal);
        Assert.Contains(places[0].Number, mine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_passkey_page_offers_the_password_and_says_what_cannot_stay()
    {
        using var browser = portal.Visit();
        var (token, _) = await portal.BringToAccount();
        var path = $"/account/register/{token}/passkey";

        var page = await browser.OpenAsync(path);
        Assert.Contains("JavaScriptを使えないときは、パスワードで登録してください。", page.QuerySelector("noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/account/register/{token}/login-id']"));
        Assert.NotNull((await browser.OpenAsync($"/account/register/{token}/login-id")).QuerySelector($"a[href='{path}']"));
        var empty = await browser.SubmitAsync(page, path, "#passkey");
        var withoutDevice = await browser.SubmitAsync(page, path, "#passkey", ("DisplayName", "髙橋 幸子"), ("LoginId", "passkey.page"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (empty.StatusCode, withoutDevice.StatusCode));
        Assert.Equal("氏名を入力してください。", (await empty.ReadPageAsync()).ErrorFor("DisplayName"));
        Assert.Equal([AccountErrors.PasskeyRefused.Message], (await withoutDevice.ReadPageAsync()).Errors());
    }

    [Fact]
    public async Task The_answer_to_the_first_form_is_the_same_for_every_address()
    {
        using var browser = portal.Visit();
        var known = $"r{Guid.NewGuid():N}@example.jp";
        await portal.BeginRegistration(known);

        var first = await browser.SubmitAsync("/account/register", ("Kind", "CareOffice"), ("Email", known));
        var second = await browser.SubmitAsync("/account/register", ("Kind", "CareOffice"), ("Email", "nobody@example.jp"));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal("/account/register?sent=True", second.Headers.Location!.ToString());
    }

    [Fact]
    public async Task What_is_missing_on_the_first_form_is_said_beside_it()
    {
        using var browser = portal.Visit();

        var response = await browser.SubmitAsync("/account/register", ("Email", "suzuran"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.Equal("種別を選んでください。", page.ErrorFor("Kind"));
        Assert.NotNull(page.ErrorFor("Email"));
    }

    [Fact]
    public async Task An_address_that_opens_nothing_says_what_to_do()
    {
        using var browser = portal.Visit();

        var response = await browser.GetAsync($"/account/register/{SecretToken.New().Text}");
        var step = await browser.GetAsync($"/account/register/{SecretToken.New().Text}/office");

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains("はじめから登録し直してください", (await response.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, step.StatusCode);
    }

    [Fact]
    public async Task A_refused_user_comes_back_with_the_ID_and_without_the_password()
    {
        using var browser = portal.Visit();
        var token = await portal.BeginRegistration();

        var response = await browser.SubmitAsync(
            $"/account/register/{token}/claims-user", ("ClaimsUserId", "KJ440000000000"), ("ClaimsPassword", "himitsu-no-kotoba"));

        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("KJ440000000000", html, StringComparison.Ordinal);
        Assert.DoesNotContain("himitsu-no-kotoba", html, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_place_that_others_registered_cannot_be_chosen()
    {
        using var browser = portal.Visit();
        var (token, place) = await portal.BringToAccount();
        await portal.SendAs(TestUser.Visitor, Registrations.Account(token));
        var (userId, _) = portal.Claims.Add(place, ClaimsUsers.NewPlace(OfficeKind.CareOffice), ClaimsUsers.NewPlace(OfficeKind.CareOffice));
        var later = await portal.BeginRegistration();
        await portal.SendAs(TestUser.Visitor, Registrations.Claims(later, userId));

        var page = await browser.OpenAsync($"/account/register/{later}/place");

        Assert.NotNull(page.QuerySelector($"input[value='CareOffice:{place.Number}'][disabled]"));
        Assert.Contains("すでに登録されています", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_institution_is_asked_for_its_beds_and_not_for_services()
    {
        using var browser = portal.Visit();
        var (userId, _) = portal.Claims.Add(ClaimsUsers.NewPlace(OfficeKind.MedicalInstitution));
        var token = await portal.BeginRegistration(kind: OfficeKind.MedicalInstitution);
        await portal.SendAs(TestUser.Visitor, Registrations.Claims(token, userId));

        var page = await browser.OpenAsync($"/account/register/{token}/office");

        Assert.NotNull(page.QuerySelector("[name=Beds]"));
        Assert.Null(page.QuerySelector("[name=ServiceCodes]"));
    }

    [Fact]
    public async Task After_the_last_step_the_mailed_address_leads_to_the_end_from_every_step()
    {
        using var browser = portal.Visit();
        var (token, _) = await portal.BringToAccount();
        await portal.SendAs(TestUser.Visitor, Registrations.Account(token));

        foreach (var step in new[] { "claims-user", "office", "login-id", "place" })
        {
            var response = await browser.GetAsync($"/account/register/{token}/{step}");
            Assert.Equal($"/account/register/{token}", response.Headers.Location?.ToString());
        }
    }

    private static string Next(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }
}
