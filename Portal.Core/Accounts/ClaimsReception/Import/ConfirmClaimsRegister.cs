using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>確かめた内容を登録簿に取り込む: once however often it is sent; the worker does it.</summary>
/// <param name="ImportId">The upload.</param>
/// <param name="LeaveOutProblems">エラーのある行を除いて取り込む.</param>
/// <param name="AcceptVanished">外れる件数を確かめました.</param>
public sealed record ConfirmClaimsRegister(Guid ImportId, bool LeaveOutProblems, bool AcceptVanished) : IRequest<Result>;

public sealed class ConfirmClaimsRegisterHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ConfirmClaimsRegister, Result>
{
    public async Task<Result> Handle(ConfirmClaimsRegister request, CancellationToken cancellationToken)
    {
        var import = await db.ClaimsRegisterImports.SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken);
        if (import is { Status: ClaimsRegisterImportStatus.Confirmed or ClaimsRegisterImportStatus.Imported })
        {
            return Result.Done;
        }

        if (import is not { Status: ClaimsRegisterImportStatus.Checked })
        {
            return ClaimsRegisterErrors.NotWaiting;
        }

        if (Refusals(import, request).ToList() is { Count: > 0 } refusals)
        {
            return Result.Fail(refusals);
        }

        var now = clock.GetUtcNow();
        import.Confirm(user.AccountId!.Value, request.LeaveOutProblems && import.Counts.ProblemRows > 0, now);
        db.Add(AuditEvent.By(user, now, "ClaimsRegisterConfirmed", nameof(ClaimsRegisterImport), import.Id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    private static IEnumerable<Error> Refusals(ClaimsRegisterImport import, ConfirmClaimsRegister request)
    {
        if (import.Counts.ProblemRows > 0 && !request.LeaveOutProblems)
        {
            yield return ClaimsRegisterErrors.HasProblems;
        }

        if (import.LosesMany && !request.AcceptVanished)
        {
            yield return ClaimsRegisterErrors.LosesMany;
        }
    }
}
