using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Links;
using Portal.Core.Pdf;
using Portal.Core.Storage;
using Portal.Core.Subsidies;

namespace Portal.Bench.Measures;

/// <summary>What a run of letters does but for its rows: writing, printing, taking apart, storing, each flushed to the disk.</summary>
internal sealed class LetterRoom(string folder) : IAsyncDisposable
{
    private const int InOnePrint = 100;

    private readonly ServiceProvider services = Services(new ConfigurationBuilder().AddInMemoryCollection(
    [
        KeyValuePair.Create("Pdf:WorkFolder", (string?)folder),
        KeyValuePair.Create("Storage:Path", (string?)Path.Combine(folder, "store")),
    ]).Build());

    /// <returns>The bytes of all of them.</returns>
    public async Task<long> WriteAsync(int letters, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var written = await scope.ServiceProvider.GetRequiredService<LetterWriter>()
            .WriteAsync([.. Enumerable.Range(1, letters).Select(Letter)], InOnePrint, cancellationToken);
        return written.Sum(w => w.Stored?.SizeBytes ?? throw new InvalidOperationException($"A letter was not written: {w.Problem} {w.Outage}"));
    }

    /// <summary>The first of them as a page of its own, for the other programs.</summary>
    public async Task<string> HtmlAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var body = await scope.ServiceProvider.GetRequiredService<RazorHtml>().RenderPartAsync<DecisionPaper>(new Dictionary<string, object?>
        {
            [nameof(DecisionPaper.Letter)] = Letter(1),
            [nameof(DecisionPaper.VerifyUrl)] = "https://portal.example.jp/subsidies/verify",
        });
        return $"""
            <!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>交付決定通知書</title>
            <style>{PaperStyle.Css}{DecisionPaper.Css}</style></head><body>{body}</body></html>
            """;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static ServiceProvider Services(IConfiguration configuration) => new ServiceCollection().AddLogging()
        .AddSingleton(TimeProvider.System).AddSingleton(new PortalUrls(configuration, isDevelopment: true))
        .AddPdf(configuration).AddStorage(configuration).AddLetters(configuration).BuildServiceProvider();

    private static DecisionLetterView Letter(int n) => new(
        new SubsidyDecision
        {
            ApplicationId = Guid.CreateVersion7(),
            Grants = true,
            AmountYen = 64_000,
            Reason = "",
            FiscalYear = 2026,
            Number = n,
            VerificationCode = VerificationCode.New(),
            DecidedOn = new DateOnly(2026, 11, 20),
            DecidedAt = new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero),
            TransferBy = new DateOnly(2027, 1, 31),
            Sender = new LetterOptions().ToSender(),
            ProposedById = Guid.CreateVersion7(),
            DecidedById = Guid.CreateVersion7(),
        },
        new SentApplication(
            "カードリーダーなどの助成金", OfficeKind.CareOffice, $"44{n:00000000}",
            new SentBasics($"訪問介護ステーション第{n}みどり", "8700046", $"大分県大分市荷揚町2-{n}", "0970001234"),
            new SentCosts(["11"], 14_500, 1, 60_000, null, null, null, 0, 0, false),
            new GrantCalculation(74_500, 74_500, 64_000, 64_000, 64_000,
            [
                new GrantStep("① 総事業費", 74_500, "カードリーダー14,500円 ＋ 接続サポート60,000円"), new GrantStep("② 助成限度額", 64_000, "訪問介護 64,000円"),
                new GrantStep("③ 選定額", 64_000, "①と②の少ないほう"), new GrantStep("④ 交付額", 64_000, "1,000円未満は切り捨て"),
            ]),
            null!, [], "", new ExpectedDays(new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 31))),
        $"261101-{n:00000}-0", new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero), 2026);
}
