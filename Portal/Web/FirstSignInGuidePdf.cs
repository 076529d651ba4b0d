using Portal.Core.Links;
using Portal.Core.Municipalities;
using Portal.Core.Pdf;
using Portal.Pages.Operator.Insurers.Accounts;

namespace Portal.Web;

/// <summary>
/// 初回ログイン手順書. Everybody may open the one that names no insurer: it is printed once and kept, so that nobody can keep Chromium busy with it.
/// </summary>
public sealed class FirstSignInGuidePdf(IServiceScopeFactory scopes, PortalUrls urls) : IDisposable
{
    public const string Title = "初回ログイン手順書";

    private readonly SemaphoreSlim turn = new(1);
    private byte[]? kept;

    /// <exception cref="PdfComposerUnavailableException">Chromium is down.</exception>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        if (kept is { } printed)
        {
            return printed;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return kept ??= await scope.ServiceProvider.GetRequiredService<PrintedPages>()
                .PrintAsync<FirstSignInGuide>(Title, Parameters(null), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <param name="insurer">For whom; null for everybody.</param>
    public IReadOnlyDictionary<string, object?> Parameters(InsurerDetails? insurer) => new Dictionary<string, object?>
    {
        [nameof(FirstSignInGuide.Insurer)] = insurer,
        [nameof(FirstSignInGuide.Address)] = urls.Base.AbsoluteUri,
    };

    public void Dispose() => turn.Dispose();
}
