using MediatR;
using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>残った作業フォルダを消す: a process that was killed leaves papers in plain text where it worked.</summary>
public sealed record SweepWorkFolders : IRequest<bool>;

public sealed class SweepWorkFoldersHandler(IOptions<PdfOptions> options, TimeProvider clock)
    : IRequestHandler<SweepWorkFolders, bool>
{
    /// <summary>Steps that one piece of work may take at most, each as long as the time limit allows.</summary>
    private const int LongestWork = 15;

    public Task<bool> Handle(SweepWorkFolders request, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - LongestWork * TimeSpan.FromSeconds(options.Value.TimeLimitSeconds);
        foreach (var left in PrivateFolder.OlderThan(options.Value.WorkFolder, before))
        {
            cancellationToken.ThrowIfCancellationRequested();
            left.Delete(recursive: true);
        }

        return Task.FromResult(false);
    }
}
