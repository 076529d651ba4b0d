using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>すべてをダウンロード: the packet with the reviewer's mark and the time of now, locked with the ViewingPassword.</summary>
public sealed record MakeDownload(VisitKey Visit) : IRequest<Result<PacketDownload>>;

/// <param name="Visit">For the record, once the first bytes have gone.</param>
/// <param name="Content">Goes away when it is closed.</param>
/// <param name="FileName">第42回介護認定審査会_益田市_第2版.pdf</param>
public sealed record PacketDownload(OpenVisit Visit, Stream Content, string FileName);

public sealed class MakeDownloadHandler(
    PortalDbContext db, OpenVisits visits, ReviewerCopies copies, IDataProtectionProvider protection, TimeProvider clock)
    : IRequestHandler<MakeDownload, Result<PacketDownload>>
{
    public async Task<Result<PacketDownload>> Handle(MakeDownload request, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(request.Visit, cancellationToken) is not { } visit)
        {
            return ReviewGateErrors.VisitEnded;
        }

        if (visit.IsReplaced)
        {
            return ReviewGateErrors.Replaced;
        }

        if (!visit.DownloadAllowed)
        {
            return ReviewGateErrors.ScreenOnly;
        }

        var kept = await db.ReviewVisits.Where(v => v.Id == visit.Id).Select(v => v.ProtectedPassword)
            .SingleAsync(cancellationToken);
        if (kept is null)
        {
            return ReviewGateErrors.VisitEnded;
        }

        var name = await db.ReviewSessions.Where(s => s.Id == visit.SessionId)
            .Select(s => new { s.Number, Insurer = db.Insurers.Where(i => i.Id == s.InsurerId).Select(i => i.Name).First() })
            .SingleAsync(cancellationToken);
        var copy = await copies.MakeAsync(
            visit, clock.GetUtcNow(), VisitPassword.Unprotect(protection, kept), cancellationToken);
        return copy is null
            ? ReviewGateErrors.PapersMissing
            : new PacketDownload(visit, copy, $"第{name.Number}回介護認定審査会_{name.Insurer}_第{visit.Version}版.pdf");
    }
}
