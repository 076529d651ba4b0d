using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体をつくる.</summary>
/// <param name="Name">名称, one of its kind at the insurer.</param>
/// <param name="Seating">Who sits in it.</param>
/// <param name="NewId">Made with the form: the same form sent twice makes one panel.</param>
public sealed record AddPanel(string? Name, PanelSeating Seating, Guid NewId = default) : IRequest<Result<Guid>>;

public sealed class AddPanelValidator : AbstractValidator<AddPanel>
{
    public AddPanelValidator()
    {
        RuleFor(r => r.Name).PanelName();
        RuleFor(r => r.Seating.Members.Count).LessThanOrEqualTo(Panel.MaxMembers)
            .WithMessage(PanelErrors.TooManyMembers).OverridePropertyName("Members");
    }
}

public sealed class AddPanelHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddPanel, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddPanel request, CancellationToken cancellationToken)
    {
        var panel = new Panel
        {
            // Only ids of our own making, so that rows stay in the order in which they were made.
            Id = request.NewId.Version == 7 ? request.NewId : Guid.CreateVersion7(),
            InsurerId = user.InsurerId!.Value,
            Name = ReviewerRules.Tidy(request.Name),
        };
        if (await request.Seating.SeatAsync(panel, db, cancellationToken) is { Failed: true } refused)
        {
            return refused.Errors[0];
        }

        db.Add(panel);
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PanelAdded", nameof(Panel), panel.Id, details: new
        {
            Members = panel.Members.Count,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.Panels.AsNoTracking().Any(p => p.Id == panel.Id && p.InsurerId == panel.InsurerId))
        {
            // The second of two clicks: the first one made it.
        }
        catch (DbUpdateException exception) when (exception.Violates(Panel.OneNamePerInsurer))
        {
            return PanelErrors.NameTaken;
        }

        return panel.Id;
    }
}
