using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Demo;
using Portal.EndToEnd.Support;
using Portal.Tests.Core.Images;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>
/// The whole way on one telephone: an office registers, applies with photographed receipts, mends twice, reads its letter and is paid. Two of
/// the secretariat do the rest at their desks.
/// </summary>
public sealed partial class OfficeComesFromNothingToTheMoney(Site site) : IClassFixture<Site>
{
    private const string Email = "aozora@example.jp";
    private static readonly DemoClaimsUser Claims = DemoOffices.Users[1];

    [Fact]
    public async Task An_office_that_nobody_knew_is_paid()
    {
        await SubsidyObjects.OpenAsync(site);
        var (examiner, approver, phone) = (await site.DeskAsync(), await site.DeskAsync(), await site.PhoneAsync());
        await site.SignInAsync(examiner, await site.NewOfficial(AccountRole.Operator));
        await site.SignInAsync(approver, await site.NewOfficial(AccountRole.Operator));

        await RegisterAsync(phone);
        var application = await ApplyAsync(phone);
        var id = Guid.Parse(application.Split('/')[^1]);
        var number = (await site.ApplicationOf(id)).ReceiptNumber!;
        await examiner.TakeAsync(number);

        await examiner.ReturnAsync(id, "口座の名義", "holder-differs");
        await MendHolderAsync(phone);
        await examiner.ReturnAsync(id, "領収書の写し（全体）", "details-missing");
        await MendReceiptAsync(phone);

        await examiner.GrantAsync(approver, id, "64,000");
        await ReadLetterAsync(phone, id, number);
        var (batch, bytes) = await examiner.ReleaseAsync(approver);
        Assert.Equal(4 * 122, bytes);
        await examiner.MarkPaidAsync(batch, number);

        await phone.GotoAsync("/my");
        await phone.GetByRole(AriaRole.Link, new() { Name = number }).First.ClickAsync();
        await Expect(phone.Locator("main")).ToContainTextAsync("振込済み");
        await phone.ShouldBeAccessibleAsync();
        Assert.Equal(ApplicationStatus.Paid, (await site.ApplicationOf(id)).Status);
    }

    private async Task RegisterAsync(IPage phone)
    {
        await phone.GotoAsync("/account/register");
        await phone.GetByLabel("介護事業所", new() { Exact = true }).CheckAsync();
        await phone.GetByLabel("メールアドレス").FillAsync(Email);
        await phone.PressAsync("確認のメールを送る");
        await phone.GotoAsync((await site.MailToAsync(Email, 1)).Path());
        await phone.GetByLabel("電子請求受付システムのユーザID").FillAsync(Claims.UserId);
        await phone.GetByLabel("電子請求受付システムのパスワード").FillAsync(DemoOffices.ClaimsPassword);
        await phone.PressAsync("確かめて次へ");
        await phone.PressAsync("次へ");
        await phone.GetByLabel("あなたの氏名").FillAsync("青空 翼");
        await phone.GetByLabel("ログインID").FillAsync("aozora");
        await phone.GetByLabel("パスワード").First.FillAsync(Passwords.Good);
        await phone.GetByLabel("パスワード（もう一度）").FillAsync(Passwords.Good);
        await phone.PressAsync("登録する");
        await phone.GetByRole(AriaRole.Link, new() { Name = "マイページへ" }).ClickAsync();
        await Expect(phone.GetByText(Claims.Places[0].Number)).ToBeVisibleAsync();
        await phone.ShouldBeAccessibleAsync();
    }

    private static async Task<string> ApplyAsync(IPage phone)
    {
        var application = await phone.BeginApplicationAsync();
        await phone.GotoAsync($"{application}/costs");
        await phone.GetByLabel("カードリーダーの購入費用").FillAsync("14500");
        await phone.GetByLabel("カードリーダーの台数").FillAsync("1");
        await phone.GetByLabel("「マイナ資格確認アプリ」に対応したカードリーダーです").CheckAsync();
        await phone.GetByLabel("接続サポートの費用").FillAsync("60000");
        await phone.SaveSectionAsync();
        await phone.FillInTheBeginningAsync(application);
        await phone.FillInPostAccountAsync(application, "アオゾラ");
        await phone.PhotographAsync(application);
        await phone.SendApplicationAsync(application);
        return application;
    }

    private static async Task MendHolderAsync(IPage phone)
    {
        await OpenWhatIsReturnedAsync(phone, "口座の名義");
        await phone.GetByLabel("口座名義人（カタカナ）").FillAsync("カ）アオゾラ");
        await phone.PressAsync("保存して戻る");
        await ResubmitAsync(phone);
    }

    /// <summary>Another photo is put beside the first.</summary>
    private static async Task MendReceiptAsync(IPage phone)
    {
        await OpenWhatIsReturnedAsync(phone, "領収書の写し（全体）");
        await phone.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "領収書の内訳.png", MimeType = "image/png", Buffer = TestPicture.Png(90, 60) });
        await Expect(phone.GetByRole(AriaRole.Cell, new() { Name = "入りました" })).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "直すところの一覧へ戻る" }).ClickAsync();
        await ResubmitAsync(phone);
    }

    private static async Task OpenWhatIsReturnedAsync(IPage phone, string what)
    {
        await phone.GotoAsync("/my");
        await phone.GetByRole(AriaRole.Link, new() { Name = "直すところを見る" }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = what, Exact = true }).ClickAsync();
    }

    private static async Task ResubmitAsync(IPage phone)
    {
        await phone.GetByRole(AriaRole.Link, new() { Name = "直した内容を確かめる" }).ClickAsync();
        await phone.GetByLabel("書いた内容は領収書と同じで").CheckAsync();
        await phone.PressAsync("もう一度提出する");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "直した申請を受け付けました" })).ToBeVisibleAsync();
    }

    /// <summary>And has anybody check it by the code that stands on it.</summary>
    private async Task ReadLetterAsync(IPage phone, Guid id, string number)
    {
        await phone.GotoAsync("/my");
        await phone.GetByRole(AriaRole.Link, new() { Name = number }).First.ClickAsync();
        await Expect(phone.Locator("main")).ToContainTextAsync("交付決定 64,000円");
        var letter = await phone.APIRequest.GetAsync($"/subsidies/applications/{id}/letter.pdf");
        var path = Path.Combine(Path.GetTempPath(), $"letter-{id:N}.pdf");
        await File.WriteAllBytesAsync(path, await letter.BodyAsync());
        var text = await PdfWorkshop.TextAsync(path);
        File.Delete(path);
        var stranger = await site.PhoneAsync();
        await stranger.GotoAsync("/subsidies/verify");
        await stranger.GetByLabel("確認番号").FillAsync(Code().Match(text).Value);
        await stranger.PressAsync("確かめる");
        await Expect(stranger.Locator("main")).ToContainTextAsync("この番号の通知書があります");
        await stranger.Context.CloseAsync();
    }

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Code();
}
