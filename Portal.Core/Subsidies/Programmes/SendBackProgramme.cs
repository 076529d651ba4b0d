using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>助成金の制度の案を差し戻す; whoever proposed it may take it back likewise.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The row's version when the page was opened.</param>
/// <param name="Reason">What is to be mended.</param>
public sealed record SendBackProgramme(Guid Id, uint Version, string? Reason) : IRequest<Result>;

public sealed class SendBackProgrammeValidator : AbstractValidator<SendBackProgramme>
{
    public SendBackProgrammeValidator() => RuleFor(r => r.Reason).Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("差し戻す理由を入力してください。")
        .MaximumLength(SubsidyProgramme.ReasonMaxLength)
        .WithMessage($"差し戻す理由は{SubsidyProgramme.ReasonMaxLength}文字以内で入力してください。");
}

public sealed class SendBackProgrammeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SendBackProgramme, Result>
{
    public async Task<Result> Handle(SendBackProgramme request, CancellationToken cancellationToken)
    {
        var programme = await db.SubsidyProgrammes.SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (programme is null || !db.IsVersion(programme, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var reason = JapaneseNfc.Normalise(request.Reason!.Trim()).ReplaceLineEndings("\n");
        if (programme.SendBack(reason, user.AccountId!.Value, clock.GetUtcNow()) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(
            user, programme.SentBackAt!.Value, "SubsidyProgrammeSentBack", nameof(SubsidyProgramme), programme.Id,
            details: new { programme.Revision }));
        await db.SaveChangesAsync(cancellationToken);

        return Result.Done;
    }
}
