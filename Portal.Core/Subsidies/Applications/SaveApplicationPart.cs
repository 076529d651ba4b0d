using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 保存, by hand or by itself: what was typed is kept as it was typed, whatever is wrong with it. Only a colleague's change of the same
/// part in between is not overwritten, and of a returned application what is not marked is not changed.
/// </summary>
/// <param name="Id">The draft, or the returned application.</param>
/// <param name="Part">The form with the one part that is saved; the others are null.</param>
/// <param name="Mark">The part's <see cref="ApplicationForm.MarkOf"/> when the page showed it.</param>
public sealed record SaveApplicationPart(Guid Id, ApplicationForm Part, string? Mark) : IRequest<Result<SavedPart>>;

/// <param name="At">When it was saved, UTC.</param>
/// <param name="Mark">Of the part as it is now.</param>
public sealed record SavedPart(DateTimeOffset At, string Mark);

public sealed class SaveApplicationPartHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveApplicationPart, Result<SavedPart>>
{
    public async Task<Result<SavedPart>> Handle(SaveApplicationPart request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = await db.HoldOpenApplicationAsync(user, request.Id, clock.GetUtcNow(), cancellationToken);
        if (open.Failed)
        {
            return Result<SavedPart>.Fail(open.Errors);
        }

        var (application, form) = (open.Value.Application, open.Value.Application.Form);
        var applied = open.Value.Parts.Apply(request.Part, form);
        if (applied.Failed)
        {
            return Result<SavedPart>.Fail(applied.Errors);
        }

        var part = applied.Value;
        var (merged, was, now) = part switch
        {
            { Checks: { } checks } => (form with { Checks = checks }, ApplicationForm.MarkOf(form.Checks), ApplicationForm.MarkOf(checks)),
            { Basics: { } basics } => (form with { Basics = basics }, ApplicationForm.MarkOf(form.Basics), ApplicationForm.MarkOf(basics)),
            { Costs: { } costs } => (form with { Costs = costs }, ApplicationForm.MarkOf(form.Costs), ApplicationForm.MarkOf(costs)),
            { Account: { } account } => (form with { Account = account }, ApplicationForm.MarkOf(form.Account), ApplicationForm.MarkOf(account)),
            { Note: { } note } => (form with { Note = note }, ApplicationForm.MarkOf(form.Note), ApplicationForm.MarkOf(note)),
            _ => throw new ArgumentException("The request has no part.", nameof(request)),
        };
        if (request.Mark != was && now != was)
        {
            return ApplicationErrors.ChangedMeanwhile;
        }

        if (now != was)
        {
            application.Save(merged, user.AccountId!.Value, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new SavedPart(application.SavedAt, now);
    }
}
