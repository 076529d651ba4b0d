using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
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
public sealed record SaveApplicationPart(Guid Id, ApplicationForm Part, string? Mark) : IRequest<Result<SavedPart>>
{
    /// <summary>In the audit trail: the 口座 was typed by proxy.</summary>
    public const string AccountSavedByProxy = "SubsidyAccountSavedByProxy";
}

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

        // With nothing changed too: the day of the last 保存 is what a draft is kept by.
        var at = clock.GetUtcNow();
        application.Save(merged, user.AccountId!.Value, at);
        if (now != was)
        {
            NoteProxy(application.Id, part, at);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SavedPart(application.SavedAt, now);
    }

    /// <summary>What was typed by proxy leaves a trace, above all where the money goes: which part, and nothing of what it says.</summary>
    private void NoteProxy(Guid id, ApplicationForm part, DateTimeOffset at)
    {
        if (user.Proxy is not null)
        {
            db.Add(AuditEvent.By(
                user, at, part.Account is null ? "SubsidyPartSavedByProxy" : SaveApplicationPart.AccountSavedByProxy, nameof(SubsidyApplication), id,
                details: new { Section = SectionOf(part).ToString() }));
        }
    }

    private static ApplicationSection SectionOf(ApplicationForm part) =>
        part.Checks is not null ? ApplicationSection.Checks
        : part.Basics is not null ? ApplicationSection.Basics
        : part.Costs is not null ? ApplicationSection.Costs
        : part.Account is not null ? ApplicationSection.Account
        : ApplicationSection.Note;
}
