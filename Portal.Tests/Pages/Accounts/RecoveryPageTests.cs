using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class RecoveryPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_operator_records_another_confirms_and_the_owner_stops_it_from_the_mail()
    {
        var person = await portal.NewOfficeUser();
        using var first = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        using var second = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var account = $"/operator/accounts/{person.AccountId}";
        Assert.NotNull((await first.OpenAsync(account)).QuerySelector($"a[href='{account}/recovery']"));

        var recorded = await first.SubmitAsync($"{account}/recovery",
            ("CheckedBy", "CallBack"), ("CheckedHow", "登録簿の番号へかけ直しました。"), ("NewEmail", "anew@example.jp"));
        var path = recorded.Headers.Location!.OriginalString.Split('?')[0];
        var own = await first.OpenAsync(path);
        Assert.Null(own.QuerySelector("#confirm"));
        Assert.Contains("ご自分では確認できません", own.MainText(), StringComparison.Ordinal);
        var page = await second.OpenAsync(path);
        Assert.Contains("登録簿の電話番号", page.MainText(), StringComparison.Ordinal);
        var confirmed = await second.SubmitAsync(page, path, "#confirm");
        Assert.Equal($"{path}?done=confirmed", confirmed.Headers.Location?.OriginalString);
        Assert.Contains("待機中", (await first.OpenAsync("/operator/account-recoveries")).MainText(), StringComparison.Ordinal);

        using var owner = portal.Visit();
        var link = (await portal.MailedPath(person.AccountId, nameof(RecoveryBegunMail)))!;
        Assert.Contains("アカウントの復旧を止める", (await owner.OpenAsync(link)).MainText(), StringComparison.Ordinal);
        Assert.Equal(RecoveryStatus.Waiting, await portal.InDatabase(db => db.AccountRecoveries.Where(r => r.AccountId == person.AccountId).Select(r => r.Status).SingleAsync()));
        await owner.SubmitAsync(link);

        Assert.Contains("手続きを止めました", (await owner.OpenAsync(link)).MainText(), StringComparison.Ordinal);
        Assert.Contains("本人の申し出で中止", (await second.OpenAsync(path)).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await owner.GetAsync("/account/recovery/AAAA")).StatusCode);
    }

    [Fact]
    public async Task The_new_address_is_confirmed_by_a_button_and_not_by_opening_the_link()
    {
        var person = await portal.NewOfficeUser();
        var id = await portal.NewWaitingRecovery(person);
        var link = (await portal.MailedPath(person.AccountId, nameof(RecoveryWaitingMail)))!;
        using var reader = portal.Visit();
        using var official = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        Assert.Contains("アドレスの確認", (await reader.OpenAsync(link)).MainText(), StringComparison.Ordinal);
        Assert.Null((await portal.RecoveryOf(id)).NewEmailConfirmedAt);
        var before = (await official.OpenAsync($"/operator/account-recoveries/{id}")).MainText();
        await reader.SubmitAsync(link);

        Assert.Contains("このアドレスで手続きを進めます", (await reader.OpenAsync(link)).MainText(), StringComparison.Ordinal);
        Assert.NotNull((await portal.RecoveryOf(id)).NewEmailConfirmedAt);
        Assert.Contains("送信待ち", before, StringComparison.Ordinal);
        Assert.Contains("まだありません（", before, StringComparison.Ordinal);
        Assert.Contains("記録したときのアドレス", before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await reader.GetAsync("/account/confirm-recovery/AAAA")).StatusCode);
    }

    [Fact]
    public async Task A_link_to_a_recovery_that_is_over_confirms_nothing_whoever_opens_it()
    {
        var person = await portal.NewOfficeUser();
        var id = await portal.NewWaitingRecovery(person);
        var link = (await portal.MailedPath(person.AccountId, nameof(RecoveryWaitingMail)))!;
        using var stranger = await portal.SignIn(await portal.NewOfficeUser());
        var page = await stranger.OpenAsync(link);
        using var owner = await portal.SignIn(person);
        await owner.SubmitAsync(await owner.OpenAsync("/my"), "/my", "#stop-recovery");

        var sent = await stranger.SubmitAsync(page, link, form: null);

        Assert.Equal(HttpStatusCode.Gone, sent.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync(link)).StatusCode);
        Assert.Equal((RecoveryStatus.Objected, null), ((await portal.RecoveryOf(id)).Status, (await portal.RecoveryOf(id)).NewEmailConfirmedAt));
    }

    [Fact]
    public async Task Whoever_is_still_signed_in_is_told_on_their_page_and_stops_it_there()
    {
        var person = await portal.NewOfficeUser();
        using var browser = await portal.SignIn(person);
        Assert.Null((await browser.OpenAsync("/my")).QuerySelector("#stop-recovery"));
        var id = await portal.NewWaitingRecovery(person);

        var page = await browser.OpenAsync("/my");
        var first = await browser.SubmitAsync(page, "/my", "#stop-recovery");
        var second = await browser.SubmitAsync(page, "/my", "#stop-recovery");

        Assert.All([first, second], r => Assert.Equal("/my?done=recovery-stopped", r.Headers.Location?.OriginalString));
        Assert.Equal(RecoveryStatus.Objected, (await portal.RecoveryOf(id)).Status);
        Assert.Contains("手続きを止めました", (await browser.OpenAsync("/my?done=recovery-stopped")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_whose_form_would_always_refuse_are_not_there()
    {
        var (person, disabled) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        await portal.InDatabase(db => db.Users.Where(a => a.Id == disabled.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, portal.Clock.Now)));
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        string[] paths = [$"{person.AccountId}/issue-password", $"{person.AccountId}/email", $"{disabled.AccountId}/recovery"];
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/operator/accounts/{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/operator/accounts/{person.AccountId}/recovery")).StatusCode);
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_its_field()
    {
        var person = await portal.NewOfficeUser();
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var response = await browser.SubmitAsync($"/operator/accounts/{person.AccountId}/recovery");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.Equal(RecoveryErrors.CheckMissing.Message, page.ErrorFor("CheckedBy"));
        Assert.Equal("確かめた内容を入力してください。", page.ErrorFor("CheckedHow"));
        Assert.NotNull(page.ErrorFor("NewEmail"));
    }

    [Fact]
    public async Task There_is_no_such_page_for_other_accounts_and_unknown_recoveries()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/operator/accounts/{clerk.AccountId}/recovery")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/operator/account-recoveries/{Guid.CreateVersion7()}")).StatusCode);
        Assert.Null((await browser.OpenAsync($"/operator/accounts/{clerk.AccountId}")).QuerySelector("a[href$='/recovery']"));
    }
}
