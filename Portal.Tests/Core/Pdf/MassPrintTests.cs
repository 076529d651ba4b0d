using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

/// <summary>Many papers in one print, each a whole document afterwards.</summary>
public sealed class MassPrintTests : IDisposable
{
    // Weights that a font lacks are drawn, not set: such a print is not taken apart.
    private const string Css = "main { break-after: page } h1, th { font-weight: 400 !important }";
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Each_paper_is_a_tagged_document_with_its_own_title_fonts_and_text_alone()
    {
        string[] names = ["髙﨑医院", "𠮷野家訪問介護", "鷗外診療所", "葛󠄀城デイサービス"];
        var papers = names.Select((name, n) => Paper(n, name, pages: n == 2 ? 3 : 1)).ToList();

        var printed = await workshop.Get<MassPrint>().PrintAsync(Css, papers, CancellationToken.None);

        Assert.All(printed, p => Assert.False(p.LacksGlyph));
        for (var n = 0; n < names.Length; n++)
        {
            var path = workshop.Write(printed[n].Pdf!);
            var text = await PdfWorkshop.DenseTextAsync(path);
            var (info, tags, plain) = (await PdfWorkshop.RunAsync("pdfinfo", path), await StructureAsync(path), await PdfWorkshop.PlainAsync(path));
            Assert.Contains("No syntax or stream encoding errors found", await PdfWorkshop.RunAsync("qpdf", "--check", path), StringComparison.Ordinal);
            Assert.Matches("Tagged: +yes", info);
            Assert.Matches($"Pages: +{(n == 2 ? 3 : 1)}\n", info);
            Assert.Contains("/Lang (ja)", plain, StringComparison.Ordinal);
            Assert.Contains($"/Title <{Hex($"通知書 第{n}号")}>", plain, StringComparison.OrdinalIgnoreCase);
            Assert.Contains($"MARK-{n}", text, StringComparison.Ordinal);
            Assert.Contains(n == 3 ? "城デイサービス" : names[n], text, StringComparison.Ordinal);
            Assert.Contains(n == 3 ? "城デイサービス" : names[n], tags, StringComparison.Ordinal);
            Assert.Contains("Table", tags, StringComparison.Ordinal);
            Assert.Single(plain.Split("/Type /StructTreeRoot").Skip(1));
            // Nothing of the others: no text, no element, no heading, and not even the shapes of their characters.
            Assert.DoesNotContain(Enumerable.Range(0, names.Length).Where(o => o != n), o => text.Contains($"MARK-{o}", StringComparison.Ordinal));
            Assert.Equal(1, plain.Split("/SE ").Length - 1);
            Assert.DoesNotContain(names.Where((_, o) => o != n), other => plain.Contains(FirstOf(other), StringComparison.OrdinalIgnoreCase));
            var fonts = (await PdfWorkshop.RunAsync("pdffonts", path)).Split('\n').Skip(2).Where(line => line.Length > 0).ToList();
            Assert.All(fonts, line => Assert.Matches("BIZUDP|IPAmj", line));
            Assert.All(fonts, line => Assert.Matches("yes yes yes", line));
        }
    }

    [Fact]
    public async Task It_looks_as_it_was_printed()
    {
        var papers = Enumerable.Range(0, 3).Select(n => Paper(n, $"第{n}医院", 1)).ToList();
        var whole = workshop.Write(await workshop.Get<HtmlToPdf>().RenderAsync(
            $"<!DOCTYPE html><html lang=\"ja\"><style>{PaperStyle.Css}{Css}</style><body>{string.Concat(papers.Select(p => p.Body))}</body></html>", CancellationToken.None));

        var printed = await workshop.Get<MassPrint>().PrintAsync(Css, papers, CancellationToken.None);

        for (var n = 0; n < papers.Count; n++)
        {
            Assert.Equal(await PdfWorkshop.InkAsync(whole, n + 1), await PdfWorkshop.InkAsync(workshop.Write(printed[n].Pdf!)));
        }
    }

    [Fact]
    public async Task A_box_in_the_place_of_a_character_is_noticed_in_its_paper_alone()
    {
        // A code point that no font of the world has.
        var papers = new[] { Paper(0, "みどり", 1), Paper(1, "\U000F0000", 1) };

        var printed = await workshop.Get<MassPrint>().PrintAsync(Css, papers, CancellationToken.None);

        Assert.Equal([false, true], printed.Select(p => p.LacksGlyph));
    }

    [Fact]
    public async Task A_print_that_is_not_what_was_asked_for_is_not_taken_apart()
    {
        var papers = new[] { Paper(0, "みどり", 1), Paper(1, "あおば", 1) };
        var print = await workshop.Get<HtmlToPdf>().RenderAsync(
            $"<!DOCTYPE html><html lang=\"ja\"><style>{PaperStyle.Css}{Css}</style><body>{string.Concat(papers.Select(p => p.Body))}</body></html>", CancellationToken.None);

        Assert.Equal(2, MassPrint.TakeApart(print, papers).Count);
        Assert.Throws<PaperMissingException>(() => MassPrint.TakeApart(print, [papers[1], papers[0]]));
        Assert.Throws<PrintUnreadableException>(() => MassPrint.TakeApart(print, [papers[0]]));
        Assert.Throws<PrintUnreadableException>(() => MassPrint.TakeApart(print, [.. papers, papers[0]]));
        Assert.Throws<PrintUnreadableException>(() => MassPrint.TakeApart(print[..^300], papers));
        Assert.Throws<PrintUnreadableException>(() => MassPrint.TakeApart([], papers));
    }

    [Fact]
    public async Task Papers_that_share_a_page_are_printed_one_by_one()
    {
        var papers = new[] { Paper(0, "みどり", 1), Paper(1, "あおば", 1) };

        var printed = await workshop.Get<MassPrint>().PrintAsync("h1, th { font-weight: 400 !important }", papers, CancellationToken.None);

        for (var n = 0; n < papers.Length; n++)
        {
            var text = await PdfWorkshop.TextAsync(workshop.Write(printed[n].Pdf!));
            Assert.Contains($"MARK-{n}", text, StringComparison.Ordinal);
            Assert.DoesNotContain($"MARK-{1 - n}", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_print_that_lacks_the_mark_of_its_paper_is_not_given_out_and_the_others_are()
    {
        var papers = new[] { Paper(0, "みどり", 1), Paper(1, "あおば", 1) with { Mark = "MARK-2" } };

        var printed = await workshop.Get<MassPrint>().PrintAsync(Css, papers, CancellationToken.None);

        Assert.Equal([true, false], printed.Select(p => p.Pdf is not null));
    }

    [Theory]
    [InlineData("pdftotext", "MARK-0", true)]
    [InlineData("pdftotext", "MARK-1", false)]
    [InlineData("no-such-program", "MARK-0", false)]
    public async Task What_cannot_be_taken_apart_is_given_out_only_when_another_program_reads_its_mark(string program, string mark, bool isGivenOut)
    {
        using var own = new PdfWorkshop(("PdftotextPath", program));
        var paper = Paper(0, "みどり", 1);
        // A link is something that no letter has.
        var linked = paper with { Mark = mark, Body = paper.Body.Replace("<h1>", "<h1><a href=\"https://example.jp/\">決定</a>", StringComparison.Ordinal) };

        var printed = await own.Get<MassPrint>().PrintAsync(Css, [linked], CancellationToken.None);

        Assert.Equal(isGivenOut, printed[0].Pdf is not null);
    }

    private static MassPaper Paper(int n, string name, int pages)
    {
        var more = string.Concat(Enumerable.Range(2, pages - 1).Select(page => $"<p style=\"break-before: page\">{page}ページ目</p>"));
        return new MassPaper($"通知書 第{n}号", $"MARK-{n}", $"""
            <main class="letter"><p>{name}　様</p><h1>交付決定通知書</h1><table><thead><tr><th scope="col">区分</th><th scope="col">金額</th></tr></thead>
            <tbody><tr><th scope="row">総事業費</th><td>{n:N0}円</td></tr></tbody></table><p>MARK-{n}</p>{more}</main>
            """);
    }

    private static async Task<string> StructureAsync(string path) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.Latin1.GetBytes(await PdfWorkshop.RunAsync("pdfinfo", "-struct-text", path)));

    private static string Hex(string text) => $"FEFF{Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes(text))}";

    // As a font's table of characters spells it.
    private static string FirstOf(string name) =>
        $"<{Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes(name.EnumerateRunes().First().ToString()))}>";
}
