using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>What the letters are written from.</summary>
internal static class LetterReading
{
    /// <summary>The decision on an application, for the secretariat and for the office that applied; none for everybody else.</summary>
    public static IQueryable<SubsidyDecision> DecisionsFor(this PortalDbContext db, ICurrentUser user, Guid applicationId)
    {
        var isOperator = user.Role == AccountRole.Operator;
        return db.SubsidyDecisions.Where(d => d.ApplicationId == applicationId
            && (isOperator || db.SubsidyApplications.Any(a => a.Id == d.ApplicationId && a.OfficeId == user.OfficeId)));
    }

    public static IQueryable<DecisionLetterView> LettersOf(this PortalDbContext db, IQueryable<SubsidyDecision> decisions) =>
        from d in decisions.AsNoTracking()
        join a in db.SubsidyApplications on d.ApplicationId equals a.Id
        select new DecisionLetterView(d, a.Sent!, a.ReceiptNumber!, a.SubmittedAt!.Value, a.FiscalYear);

    /// <summary>Decisions without a letter, or with one that was stopped.</summary>
    public static IQueryable<SubsidyDecision> WithoutLetter(this PortalDbContext db, LetterFilter filter)
    {
        var decisions = db.SubsidyDecisions.Where(d => !db.DecisionLetters.Any(l => l.DecisionId == d.Id && l.Status != LetterStatus.Stopped));
        if (filter.FiscalYear is { } year)
        {
            decisions = decisions.Where(d => db.SubsidyApplications.Any(a => a.Id == d.ApplicationId && a.FiscalYear == year));
        }

        if (filter.Kind is { } kind)
        {
            decisions = decisions.Where(d => db.SubsidyApplications.Any(a => a.Id == d.ApplicationId && a.Kind == kind));
        }

        if (filter.Grants is { } grants)
        {
            decisions = decisions.Where(d => d.Grants == grants);
        }

        return filter.DecidedUntil is { } day ? decisions.Where(d => d.DecidedOn <= day) : decisions;
    }
}
