using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>確認した内容を名簿に取り込む: everything or nothing, and once however often it is sent.</summary>
/// <param name="ImportId">The upload.</param>
/// <param name="Fingerprint">Of the preview that the person saw.</param>
/// <param name="LeaveOutProblems">エラーのある行を除いて取り込む.</param>
public sealed record ImportReviewers(Guid ImportId, string? Fingerprint, bool LeaveOutProblems) : IRequest<Result>;

public sealed class ImportReviewersHandler(
    PortalDbContext db, IDataProtectionProvider protection, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ImportReviewers, Result>
{
    public async Task<Result> Handle(ImportReviewers request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // The same button pressed twice: the second press waits here and finds the work done.
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM reviewer_imports WHERE id = {request.ImportId} FOR UPDATE", cancellationToken);
        var import = await db.ReviewerImports.SingleOrDefaultAsync(
            i => i.Id == request.ImportId && i.InsurerId == user.InsurerId && i.AccountId == user.AccountId, cancellationToken);
        if (import?.ImportedAt is not null)
        {
            return Result.Done;
        }

        if (import?.ProtectedContent is not { } kept || import.ExpiresAt <= now)
        {
            return ReviewerImportErrors.Gone;
        }

        var file = protection.CreateProtector(ReviewerImport.ProtectionPurpose).Unprotect(kept);
        var plan = await ReviewerImportPlan.MakeAsync(db, import.InsurerId, file, cancellationToken);
        if (Refusal(plan, request) is { } refused)
        {
            return refused;
        }

        new ReviewerImportWriting(db, user, now, import).Write(plan);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await turn.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception)
            when (exception is DbUpdateConcurrencyException || exception.Violates(Reviewer.OneAddressPerInsurer)
                || exception.Violates(Panel.OneNamePerInsurer))
        {
            return ReviewerImportErrors.RegisterChanged;
        }

        return Result.Done;
    }

    private static Error? Refusal(ReviewerImportPlan plan, ImportReviewers request) =>
        plan.FileProblems.Count > 0 ? ReviewerImportErrors.FileUnusable
        : plan.Fingerprint != request.Fingerprint ? ReviewerImportErrors.RegisterChanged
        : plan.Count(ReviewerImportKind.Refused) > 0 && !request.LeaveOutProblems ? ReviewerImportErrors.HasProblems
        : null;
}
