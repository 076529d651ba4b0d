using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Pdf;

namespace Portal.Core.Subsidies;

/// <param name="Decision">The decision.</param>
/// <param name="Sent">What was applied for.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="SubmittedAt">申請の日, UTC.</param>
/// <param name="FiscalYear">年度 of the programme.</param>
public sealed record DecisionLetterView(
    SubsidyDecision Decision, SentApplication Sent, string ReceiptNumber, DateTimeOffset SubmittedAt, int FiscalYear) : ILetter
{
    Guid ILetter.DecisionId => Decision.Id;

    public string Title => $"{Decision.Grants.LetterName()} {Decision.LetterNumber}";

    public string Code => Decision.VerificationCode;

    public Task<string> RenderAsync(RazorHtml html, string verifyUrl) => html.RenderPartAsync<DecisionPaper>(new Dictionary<string, object?>
    {
        [nameof(DecisionPaper.Letter)] = this,
        [nameof(DecisionPaper.VerifyUrl)] = verifyUrl,
    });
}

/// <summary>What the letters are written from.</summary>
internal static class LetterReading
{
    /// <summary>The decision on an application, for the secretariat and for the office that applied; none for everybody else.</summary>
    public static IQueryable<SubsidyDecision> DecisionsFor(this PortalDbContext db, ICurrentUser user, Guid applicationId)
    {
        var isOperator = user.Role == AccountRole.Operator;
        var officeId = user.OfficeFor(ProxyScope.Watch);
        return db.SubsidyDecisions.Where(d => d.ApplicationId == applicationId
            && (isOperator || db.SubsidyApplications.Any(a => a.Id == d.ApplicationId && a.OfficeId == officeId)));
    }

    public static IQueryable<DecisionLetterView> LettersOf(this PortalDbContext db, IQueryable<SubsidyDecision> decisions) =>
        from d in decisions.AsNoTracking()
        join a in db.SubsidyApplications on d.ApplicationId equals a.Id
        select new DecisionLetterView(d, a.Sent!, a.ReceiptNumber!, a.SubmittedAt!.Value, a.FiscalYear);

    /// <summary>
    /// Decisions that no run has taken up, be their letter printed or not, and those whose letter was stopped. Both stand in small indexes
    /// of their own: what is printed is not read.
    /// </summary>
    public static IQueryable<SubsidyDecision> WithoutRun(this PortalDbContext db, LetterFilter filter)
    {
        var decisions = db.SubsidyDecisions.Where(d => !d.IsInRun).Concat(
            from l in db.DecisionLetters
            join d in db.SubsidyDecisions on l.DecisionId equals d.Id
            where l.Status == LetterStatus.Stopped && d.IsInRun
            select d);
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
