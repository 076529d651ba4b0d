using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>取消の案を確かめる, before it is proposed: what was typed as it is understood, and what would be asked back.</summary>
/// <param name="Id">The application.</param>
/// <param name="Form">As typed.</param>
public sealed record CheckRevocation(Guid Id, RevocationForm Form) : IRequest<Result<RevocationDraft>>;

public sealed class CheckRevocationHandler(PortalDbContext db, PdfFonts fonts) : IRequestHandler<CheckRevocation, Result<RevocationDraft>>
{
    public async Task<Result<RevocationDraft>> Handle(CheckRevocation request, CancellationToken cancellationToken)
    {
        var application = await db.SentApplications().AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (application is null)
        {
            return ExaminationErrors.NotFound;
        }

        return await db.ProblemOfRevokingAsync(application, cancellationToken) is { } problem
            ? problem : request.Form.Read(application.GrantedYen!.Value, fonts);
    }
}
