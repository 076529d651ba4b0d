using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.Storage;
using Portal.EndToEnd.Support;
using Portal.Tests.Core.Images;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>An examiner turns, enlarges and changes the papers beside an application, by mouse and by keyboard.</summary>
public sealed class ExaminerReadsBesideTheApplication(Site site) : IClassFixture<Site>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Papers_are_turned_and_changed_in_place_and_keys_rest_while_somebody_types()
    {
        var (applicant, official) = (await site.NewOfficeUser(), await site.NewOfficial(AccountRole.Operator));
        var id = await SubsidyObjects.NewExaminedAsync(site, applicant, official);
        await LayOutAsync(id);
        var desk = await site.DeskAsync();
        await site.SignInAsync(desk, official);
        await desk.GotoAsync($"/operator/subsidies/applications/{id}");
        var (sheet, tabs) = (desk.Locator("[data-sheet] canvas").First, desk.GetByRole(AriaRole.Navigation, new() { Name = "書類" }).GetByRole(AriaRole.Link));
        await Expect(sheet).ToBeVisibleAsync();
        var upright = await ShapeAsync(sheet);

        await desk.GetByRole(AriaRole.Button, new() { Name = "右へ90度回す" }).ClickAsync();
        Assert.InRange(await ShapeAsync(sheet) * upright, 0.9, 1.1);
        await desk.GetByRole(AriaRole.Button, new() { Name = "拡大" }).ClickAsync();
        await Expect(desk.Locator("[data-scale]")).ToHaveTextAsync("125％");
        await desk.Keyboard.PressAsync("n");
        await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(desk.Locator("[data-scale]")).ToHaveTextAsync("100％");
        await Expect(desk.GetByRole(AriaRole.Img, new() { Name = ".jpg" })).ToBeVisibleAsync();

        await desk.GetByRole(AriaRole.Textbox, new() { Name = "メモ" }).PressSequentiallyAsync("npr?");
        await Expect(desk.GetByRole(AriaRole.Textbox, new() { Name = "メモ" })).ToHaveValueAsync("npr?");
        await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await desk.GetByRole(AriaRole.Textbox, new() { Name = "メモ" }).FillAsync("");
        await tabs.Nth(1).FocusAsync();
        await desk.Keyboard.PressAsync("?");
        await desk.ShouldBeAccessibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "ショートカットを使わない" }).ClickAsync();
        await desk.Keyboard.PressAsync("p");
        await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task A_paper_that_comes_late_does_not_replace_the_one_opened_after_it()
    {
        var (applicant, official) = (await site.NewOfficeUser(), await site.NewOfficial(AccountRole.Operator));
        var id = await SubsidyObjects.NewExaminedAsync(site, applicant, official);
        await LayOutAsync(id);
        var desk = await site.DeskAsync();
        await site.SignInAsync(desk, official);
        await desk.GotoAsync($"/operator/subsidies/applications/{id}");
        var (sheet, tabs) = (desk.Locator("[data-sheet] canvas"), desk.Locator("[data-paper]"));
        await Expect(sheet).ToBeVisibleAsync();
        // The first one is a PDF, and the others are pictures.
        var (slow, quick) = (await tabs.Nth(0).GetAttributeAsync("data-address"), await tabs.Nth(2).GetAttributeAsync("data-name"));
        await tabs.Nth(1).ClickAsync();
        await Expect(sheet).ToHaveAttributeAsync("aria-label", (await tabs.Nth(1).GetAttributeAsync("data-name"))!);
        var (held, asked, gone) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        await desk.RouteAsync($"**{slow}", async route =>
        {
            asked.TrySetResult();
            await held.Task;
            await route.ContinueAsync();
            gone.TrySetResult();
        });

        await tabs.Nth(0).ClickAsync();
        await asked.Task.WaitAsync(Patience);
        await Expect(sheet).ToHaveCountAsync(0);
        await tabs.Nth(2).ClickAsync();
        await Expect(sheet).ToHaveAttributeAsync("aria-label", quick!);
        held.SetResult();
        await gone.Task.WaitAsync(Patience);
        // Time to arrive, to be decoded, and to do harm; or to be broken off by the page, which needs it no more.
        await desk.WaitForTimeoutAsync(2_000);

        await Expect(sheet).ToHaveAttributeAsync("aria-label", quick!);
        await Expect(desk.Locator("[data-shown]")).ToHaveTextAsync(quick!);
    }

    [Fact]
    public async Task A_note_or_a_tick_that_is_not_saved_is_not_left_by_a_key()
    {
        var official = await site.NewOfficial(AccountRole.Operator);
        var first = await SubsidyObjects.NewExaminedAsync(site, await site.NewOfficeUser(), official);
        await SubsidyObjects.NewExaminedAsync(site, await site.NewOfficeUser(), official);
        var desk = await site.DeskAsync();
        await site.SignInAsync(desk, official);
        await desk.GotoAsync($"/operator/subsidies/applications/{first}?State=review&Mine=true");
        var (tick, note, here) = (desk.Locator("#ticks input[type=checkbox]").First, desk.GetByRole(AriaRole.Textbox, new() { Name = "メモ" }), desk.Url);

        await tick.CheckAsync();
        await desk.Keyboard.PressAsync("j");
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "確認項目を保存する" })).ToBeFocusedAsync();
        await tick.UncheckAsync();
        await note.FillAsync("電話で確かめる");
        await tick.FocusAsync();
        await desk.Keyboard.PressAsync("j");
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "メモを加える" })).ToBeFocusedAsync();
        Assert.Equal(here, desk.Url);
        await note.FillAsync("");
        await tick.FocusAsync();
        await desk.Keyboard.PressAsync("j");

        await Expect(desk).Not.ToHaveURLAsync(here);
    }

    [Fact]
    public async Task Ticks_stay_when_the_lines_of_a_batch_are_looked_at_again()
    {
        var batch = await SubsidyObjects.NewBatchAsync(site);
        var desk = await site.DeskAsync();
        await site.SignInAsync(desk, await site.NewOfficial(AccountRole.Operator));
        await desk.GotoAsync($"/operator/subsidies/decision-batches/{batch}");
        var tick = desk.Locator("#lines input[type=checkbox]");
        await tick.CheckAsync();

        // What the next look brings differs from what is shown.
        await desk.Locator("#lines th a").First.EvaluateAsync("link => { link.textContent = 'alt'; }");
        await Expect(desk.Locator("#lines th a").First).Not.ToHaveTextAsync("alt");

        await Expect(tick).ToBeCheckedAsync();
    }

    /// <summary>A PDF first, and pictures after it, in the place of what only rows need.</summary>
    private async Task LayOutAsync(Guid id)
    {
        var pdf = new PlainPdf();
        pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
        pdf.Add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Resources<<>>>>");
        var (paper, picture) = (await StoreAsync(pdf.ToArray()), await StoreAsync(TestPicture.Png(300, 200)));
        await site.InDatabase(async db =>
        {
            await db.EvidenceFiles.Where(f => f.ApplicationId == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.FileId, picture));
            var sent = (await db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == id)).Sent!.Evidence[0];
            await db.EvidenceFiles.Where(f => f.Id == sent.Id).ExecuteUpdateAsync(
                f => f.SetProperty(x => x.FileId, paper).SetProperty(x => x.ContentType, "application/pdf"));
            return await db.Database.ExecuteSqlAsync(
                $"UPDATE subsidy_applications SET sent = regexp_replace(sent::text, {sent.FileName}, '書類.pdf')::jsonb WHERE id = {id}");
        });
    }

    private async Task<Guid> StoreAsync(byte[] bytes)
    {
        await using var scope = site.Services.CreateAsyncScope();
        using var content = new MemoryStream(bytes);
        return (await scope.ServiceProvider.GetRequiredService<IFileStore>().SaveAsync(content, long.MaxValue, CancellationToken.None)).FileId;
    }

    /// <summary>Width by height.</summary>
    private static async Task<double> ShapeAsync(ILocator sheet) =>
        await sheet.EvaluateAsync<double>("canvas => parseFloat(canvas.style.width) / parseFloat(canvas.style.height)");
}
