using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Pages.Insurer.ReviewSessions;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class ConfirmPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Every_answer_can_be_changed_and_missing_papers_are_named()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}/confirm");

        var text = page.MainText();
        Assert.Contains("令和8年12月3日（木）14時", text, StringComparison.Ordinal);
        Assert.Contains("審査 1郎（医師・長）", text, StringComparison.Ordinal);
        Assert.Contains("審査順1、2の主治医意見書がありません。", text, StringComparison.Ordinal);
        Assert.Contains("いわゆるPPAP", text, StringComparison.Ordinal);
        Assert.False(page.QuerySelector("[name=SendPasswordMail]")!.HasAttribute("checked"));
        Assert.True(page.QuerySelectorAll($"a[href='/insurer/review-sessions/{session.Id}/details']").Length >= 7);
    }

    [Fact]
    public async Task The_answer_to_registering_shows_the_passwords_once_and_is_stored_nowhere()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}/confirm";
        var form = await browser.OpenAsync(path);

        var first = await browser.SubmitAsync(form, path, "#send", ("Passwords", "OneForAll"));
        var again = await browser.SubmitAsync(form, path, "#send", ("Passwords", "OneForAll"));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("no-store", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var done = await first.ReadPageAsync();
        Assert.Matches("^[0-9]{4} [0-9]{4} [0-9]{4}$", done.QuerySelector(".code")!.TextContent);
        var receipt = await portal.InDatabase(db => db.SessionReceipts.SingleAsync(r => r.SessionId == session.Id));
        var slip = $"main a[href='/insurer/review-sessions/{session.Id}/receipts/{receipt.Id}.pdf']";
        Assert.Contains($"受付番号 {receipt.Number}", done.MainText(), StringComparison.Ordinal);
        Assert.Contains("この日まで、審査員がURLで資料を読めます", done.MainText(), StringComparison.Ordinal);
        Assert.NotNull(done.QuerySelector(slip));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        var late = await again.ReadPageAsync();
        Assert.Equal([RegistrationErrors.AlreadyRegistered.Message], late.Errors());
        Assert.NotNull(late.QuerySelector($"a[href='/insurer/review-sessions/{session.Id}/passwords']"));
        Assert.Contains(receipt.Number, late.MainText(), StringComparison.Ordinal);
        Assert.NotNull(late.QuerySelector(slip));
        Assert.Null(late.QuerySelector(".code"));
        Assert.Null((await browser.OpenAsync(path)).QuerySelector("#send"));
    }

    [Fact]
    public async Task The_password_mail_is_offered_for_everybody_and_goes_to_whom_is_left_ticked()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}/confirm";
        var form = await browser.OpenAsync(path);
        var people = form.QuerySelectorAll("[name=PasswordMailTo]");

        var done = await (await browser.SubmitAsync(
            form, path, "#send", ("Passwords", "OneForEach"), ("SendPasswordMail", "true"),
            ("PasswordMailTo", people[0].GetAttribute("value")!))).ReadPageAsync();

        Assert.Equal([true, true], people.Select(p => p.HasAttribute("checked")));
        Assert.Equal(
            [true, false], done.QuerySelectorAll("[aria-labelledby=told] tbody tr").Select(r => r.TextContent.Contains("メールでも送ります", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_typed_password_is_never_shown_again()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync(
            $"/insurer/review-sessions/{session.Id}/confirm", ("Passwords", "Typed"), ("ViewingPassword", "abc123"));

        var page = await response.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(ViewingPasswordErrors.TooShort.Message, page.ErrorFor("ViewingPassword"));
        Assert.DoesNotContain("abc123", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stops_the_registration_leads_to_where_it_is_mended()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.AddReviewer(session, 3);
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}/confirm");

        Assert.NotNull(page.QuerySelector($".note.bad a[href='/insurer/review-sessions/{session.Id}/reviewers']"));
        Assert.Null(page.QuerySelector("#send"));
    }

    [Fact]
    public async Task A_longer_time_to_read_needs_no_new_packet_and_keeps_the_version()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        using var browser = await portal.SignIn(clerk);
        var root = $"/insurer/review-sessions/{session.Id}";
        await browser.SubmitAsync(
            await browser.OpenAsync($"{root}/details"), $"{root}/details", "main form[method=post]", ("Details.ExpiresOn", "令和8年12月20日"));

        var papers = await browser.OpenAsync($"{root}/papers");
        var onwards = await browser.SubmitAsync(papers, $"{root}/papers", "form.actions[action$='/packet']", ("Next", "confirm"));
        var confirm = await browser.OpenAsync(onwards.Headers.Location!.OriginalString);
        var done = await (await browser.SubmitAsync(confirm, $"{root}/confirm", "#send")).ReadPageAsync();
        var again = await browser.OpenAsync($"{root}/confirm");

        Assert.Contains("審査員に届いている資料（第1版）と同じです", papers.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("まとめる", papers.QuerySelector("#packet-state")!.QuerySelectorAll("button").Select(b => b.TextContent));
        Assert.Contains("閲覧期限：令和8年12月10日（木） → 令和8年12月20日（日）", confirm.MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.ReviewPackets.CountAsync(p => p.SessionId == session.Id)));
        Assert.Contains("第1版のままです", confirm.MainText(), StringComparison.Ordinal);
        Assert.Contains("変わったことを、審査員にメールでお知らせします。", confirm.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("閲覧できなくなる", confirm.MainText(), StringComparison.Ordinal);
        Assert.Contains("更新しました（第1版）", done.MainText(), StringComparison.Ordinal);
        Assert.Contains("この審査会は登録済みです（第1版）", again.MainText(), StringComparison.Ordinal);
        var last = await portal.InDatabase(db => db.SessionReceipts
            .Where(r => r.SessionId == session.Id && r.Kind == SessionReceiptKind.Amendment).SingleAsync());
        Assert.Contains($"受付番号は {last.Number} です。", again.MainText(), StringComparison.Ordinal);
        Assert.NotNull(again.QuerySelector($"main a[href='{root}/receipts/{last.Id}.pdf']"));
    }

    [Theory]
    [InlineData(true, false, false, "加えた審査員にはURLを送ります。ほかの審査員には何も送りません。")]
    [InlineData(false, true, true, "外した審査員のうち、URLが届いている方には閲覧できなくなることを知らせます。変わったことを、ほかの審査員にメールでお知らせします。")]
    [InlineData(true, true, false, "加えた審査員にはURLを、外した審査員のうち、URLが届いている方には閲覧できなくなることを知らせます。ほかの審査員には何も送りません。")]
    [InlineData(false, false, true, "変わったことを、審査員にメールでお知らせします。")]
    [InlineData(false, false, false, "審査員には何も送りません。")]
    public void Only_what_happens_this_time_is_told(bool newcomers, bool leaving, bool others, string expected) =>
        Assert.Equal(expected, UpdateText.Of(new ToldOfUpdate(newcomers, leaving, others)));

    [Fact]
    public async Task Another_insurer_finds_no_such_page()
    {
        var session = await portal.NewReadySession(await portal.NewClerk());
        using var browser = await portal.SignIn(await portal.NewClerk());

        var response = await browser.GetAsync($"/insurer/review-sessions/{session.Id}/confirm");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
