using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>One-page letters per second by the portal's composer against other programs on the same HTML.</summary>
internal sealed class Letters : IScenario
{
    private const int OfOurs = 40;

    private const string Letter = """
        <!DOCTYPE html>
        <html lang="ja"><head><meta charset="utf-8"><title>審査会資料のご案内</title>
        <style>
        @page { size: A4; margin: 25mm 20mm }
        body { font: 11pt/1.8 "BIZ UDPMincho", serif }
        h1 { font-size: 15pt; text-align: center }
        .right { text-align: right }
        table { width: 100%; border-collapse: collapse } th, td { border: 0.5pt solid #333; padding: 2mm; text-align: left }
        </style></head><body>
        <p class="right">令和8年11月20日</p><p>審査 太郎　様</p><p class="right">試験市 介護保険課</p>
        <h1>第42回 介護認定審査会の資料について</h1>
        <p>日ごろより介護認定審査会の運営にご協力いただき、ありがとうございます。下記のとおり資料を登録しましたので、ご案内します。
        資料は、別にお送りするメールのURLからお読みいただけます。お読みになったあとの保管や廃棄の必要はありません。</p>
        <table><tr><th>開催予定日</th><td>令和8年12月3日（木）14時</td></tr><tr><th>場所</th><td>第2会議室</td></tr>
        <tr><th>事例</th><td>40件（新規12件、更新20件、区分変更8件）</td></tr><tr><th>参照期限</th><td>令和8年12月10日（木）</td></tr></table>
        <p>ご不明な点は、下記までお問い合わせください。電話 0000-00-0000</p>
        </body></html>
        """;

    public string Name => "letters";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        var folder = place.NewFolder("letters");
        await using var pdf = new PdfRoom(folder);
        var html = Path.Combine(folder, "letter.html");
        await File.WriteAllTextAsync(html, Letter, cancellationToken);
        Task OursAsync() => Parallel.ForEachAsync(
            Enumerable.Range(0, OfOurs), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (_, token) => await pdf.Composer.RenderAsync(Letter, token));
        await OursAsync();

        var rows = new List<Row>();
        double best = 0;
        var ours = new List<double>();
        foreach (var peer in LetterPeer.All)
        {
            if (!OtherProgram.IsInstalled(peer.Program))
            {
                rows.Add(Row.Missing($"{peer.Name}, letters/s", "not installed"));
                continue;
            }

            await peer.RunAsync(folder, html);
            var speeds = await Pairs.CollectAsync(
                3,
                async () => OfOurs / await Pairs.SecondsAsync(OursAsync),
                async () => peer.Letters / await Pairs.SecondsAsync(() => peer.RunAsync(folder, html)));
            rows.Add(Row.Plain($"{peer.Name}, letters/s", speeds.Theirs));
            ours.AddRange(speeds.Pairs.Select(p => p.Ours));
            best = Math.Max(best, speeds.Theirs.Median);
        }

        return ours.Count == 0
            ? [Row.Missing("letters/s ÷ the best of the others", "none of them is installed", "≥ 8"), .. rows]
            : [
                Row.AtLeast("letters/s ÷ the best of the others that are installed", Spread.Of(ours.Select(o => o / best)), 8),
                Row.Plain("the portal (two at a time), letters/s", Spread.Of(ours)),
                .. rows,
            ];
    }
}
