using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

public sealed class LetterPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string List = "/operator/subsidies/letters";

    [Fact]
    public async Task From_the_preview_to_the_archive_through_the_real_forms()
    {
        var decisions = await portal.NewDecisions(6, n => n == 3 ? "訪問介護😀みどり" : $"訪問介護みどり{n}");
        using var browser = await portal.SignIn(await portal.NewExaminer());

        Assert.Contains("6件", (await browser.OpenAsync(List)).MainText(), StringComparison.Ordinal);
        Assert.Contains("1件", (await browser.OpenAsync($"{List}/new?Grants=false")).MainText(), StringComparison.Ordinal);
        var form = await browser.OpenAsync($"{List}/new?Until=R8.11.20");
        var started = await browser.SubmitAsync(form, $"{List}/new", "#start");
        var twice = await browser.SubmitAsync(form, $"{List}/new", "#start");
        var path = started.Headers.Location!.ToString();
        Assert.Equal(path, twice.Headers.Location!.ToString());
        var waiting = await browser.OpenAsync(path);
        Assert.Equal(path, waiting.QuerySelector("#run")!.GetAttribute("data-refresh-url"));
        Assert.Contains("0 ／ 6件", waiting.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{path}/letters.zip")).StatusCode);
        await browser.SubmitAsync(waiting, path, "#halt");
        var halted = await browser.OpenAsync(path);
        Assert.Null(halted.QuerySelector("#run")!.GetAttribute("data-refresh-url"));
        await browser.SubmitAsync(halted, path, "#halt");
        await portal.PrintLetters();

        var done = (await browser.OpenAsync(path)).MainText();
        Assert.Contains("通知書を印刷しました", done, StringComparison.Ordinal);
        Assert.Contains("「😀」（U+1F600）", done, StringComparison.Ordinal);
        Assert.Contains(decisions[2].LetterNumber, done, StringComparison.Ordinal);
        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#retry");
        await portal.PrintLetters();
        Assert.Contains("止まった通知書あり", (await browser.OpenAsync(List)).MainText(), StringComparison.Ordinal);
        await ReadArchiveAsync(browser, path, decisions);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var browser = await portal.SignIn(await portal.NewExaminer());
        using var clerk = await portal.SignIn(await portal.NewClerk());
        var path = $"{List}/{Guid.CreateVersion7()}";

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{path}/letters.zip")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await clerk.GetAsync(List)).StatusCode);
    }

    private async Task ReadArchiveAsync(TestBrowser browser, string path, IReadOnlyList<SubsidyDecision> decisions)
    {
        var answer = await browser.GetAsync($"{path}/letters.zip");
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        using var workshop = new PdfWorkshop();

        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([1, 2, 4, 5, 6], zip.Entries.Select(e => int.Parse(e.Name[^8..^4], System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var (entry, decision) in zip.Entries.Zip(decisions.Where((_, n) => n != 2)))
        {
            using var bytes = new MemoryStream();
            await using (var content = await entry.OpenAsync())
            {
                await content.CopyToAsync(bytes);
            }

            var text = await PdfWorkshop.DenseTextAsync(workshop.Write(bytes.ToArray()));
            Assert.Contains(decision.LetterNumber, text, StringComparison.Ordinal);
            Assert.Contains(VerificationCode.Written(decision.VerificationCode), text, StringComparison.Ordinal);
            Assert.Contains("（公印省略）", text, StringComparison.Ordinal);
            Assert.DoesNotContain(decisions.Where(d => d.Id != decision.Id), d => text.Contains(VerificationCode.Written(d.VerificationCode), StringComparison.Ordinal));
        }

        using var anybody = portal.Visit();
        var verified = await anybody.SubmitAsync("/subsidies/verify", ("Code", VerificationCode.Written(decisions[4].VerificationCode)));
        Assert.Contains("不交付決定通知書", (await verified.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "LettersDownloaded")));
    }
}
