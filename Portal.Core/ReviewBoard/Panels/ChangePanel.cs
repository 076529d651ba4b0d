using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体の名前と委員を変更する. Sessions already prepared keep the members they were given.</summary>
/// <param name="PanelId">Which.</param>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Name">The name.</param>
/// <param name="Seating">Members, order and head.</param>
public sealed record ChangePanel(Guid PanelId, uint Version, string? Name, PanelSeating Seating) : IRequest<Result>;

public sealed class ChangePanelValidator : AbstractValidator<ChangePanel>
{
    public ChangePanelValidator()
    {
        RuleFor(r => r.Name).PanelName();
        RuleFor(r => r.Seating.Members.Count).LessThanOrEqualTo(Panel.MaxMembers)
            .WithMessage(PanelErrors.TooManyMembers).OverridePropertyName("Members");
    }
}

public sealed class ChangePanelHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangePanel, Result>
{
    public async Task<Result> Handle(ChangePanel request, CancellationToken cancellationToken)
    {
        var panel = await db.Panels.SingleOrDefaultAsync(
            p => p.Id == request.PanelId && p.InsurerId == user.InsurerId, cancellationToken);
        if (panel is null || !db.IsVersion(panel, request.Version))
        {
            return PanelErrors.ChangedMeanwhile;
        }

        if (await request.Seating.SeatAsync(panel, db, cancellationToken) is { Failed: true } refused)
        {
            return refused;
        }

        panel.Name = ReviewerRules.Tidy(request.Name);
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PanelChanged", nameof(Panel), panel.Id, details: new
        {
            Members = panel.Members.Count,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return PanelErrors.ChangedMeanwhile;
        }
        catch (DbUpdateException exception) when (exception.Violates(Panel.OneNamePerInsurer))
        {
            return PanelErrors.NameTaken;
        }

        return Result.Done;
    }
}
