using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>What the letter of a later decision is written from.</summary>
/// <param name="Decision">決定後の処分.</param>
/// <param name="First">The 交付決定 that it is about.</param>
/// <param name="Sent">What was applied for.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="FiscalYear">年度 of the programme.</param>
public sealed record LaterLetterView(
    LaterDecision Decision, SubsidyDecision First, SentApplication Sent, string ReceiptNumber, int FiscalYear) : ILetter
{
    Guid ILetter.DecisionId => Decision.Id;

    public string Title => $"{Name} {Decision.LetterNumber}";

    public string Code => Decision.VerificationCode;

    /// <summary>通知書の種類.</summary>
    public string Name => Decision.LetterName();

    /// <summary>The 交付要綱 of the 介護事業所 by its article; that of the 医療機関 has not been found.</summary>
    internal string Rule(int article) => Sent.OfficeKind == OfficeKind.MedicalInstitution ? "交付要綱の定め" : $"交付要綱第{article}条";

    public Task<string> RenderAsync(RazorHtml html, string verifyUrl) => html.RenderPartAsync<LaterPaper>(new Dictionary<string, object?>
    {
        [nameof(LaterPaper.Letter)] = this,
        [nameof(LaterPaper.VerifyUrl)] = verifyUrl,
    });
}

internal static class LaterLetterReading
{
    /// <summary>Later decisions on an application, for the secretariat, for the office that applied and for whoever watches by its 代理; none for everybody else.</summary>
    public static IQueryable<LaterDecision> LaterDecisionsFor(this PortalDbContext db, ICurrentUser user, Guid applicationId)
    {
        var (isOperator, officeId) = (user.Role == AccountRole.Operator, user.OfficeFor(ProxyScope.Watch));
        return db.LaterDecisions.Where(d => d.ApplicationId == applicationId
            && (isOperator || db.SubsidyApplications.Any(a => a.Id == d.ApplicationId && a.OfficeId == officeId)));
    }

    public static IQueryable<LaterLetterView> LettersOf(this PortalDbContext db, IQueryable<LaterDecision> decisions) =>
        from d in decisions.AsNoTracking()
        join a in db.SubsidyApplications on d.ApplicationId equals a.Id
        join f in db.SubsidyDecisions on d.ApplicationId equals f.ApplicationId
        select new LaterLetterView(d, f, a.Sent!, a.ReceiptNumber!, a.FiscalYear);

    /// <summary>Of several who printed it at the same time, the first alone; the caller saves: the file of another is let go of.</summary>
    /// <returns>Whether it is the one just printed.</returns>
    public static async Task<bool> RecordLaterPrintedAsync(
        this PortalDbContext db, Guid decisionId, StoredBytes stored, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isFirst = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO later_letters (later_decision_id, file_id, size_bytes, sha256, printed_at, lacking)
            VALUES ({decisionId}, {stored.FileId}, {stored.SizeBytes}, {stored.Sha256}, {now}, '')
            ON CONFLICT (later_decision_id) DO UPDATE SET
                file_id = EXCLUDED.file_id, size_bytes = EXCLUDED.size_bytes, sha256 = EXCLUDED.sha256, printed_at = EXCLUDED.printed_at,
                problem = NULL, lacking = ''
            WHERE later_letters.file_id IS NULL
            """, cancellationToken) == 1;
        if (!isFirst)
        {
            db.Discard(stored.FileId, now);
        }

        return isFirst;
    }

    public static Task RecordLaterStoppedAsync(
        this PortalDbContext db, Guid decisionId, LetterProblem problem, string lacking, CancellationToken cancellationToken)
    {
        var shown = string.Concat(lacking.EnumerateRunes().Take(DecisionLetter.LackingMaxLength / 2));
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO later_letters (later_decision_id, problem, lacking) VALUES ({decisionId}, {problem.ToString()}, {shown})
            ON CONFLICT (later_decision_id) DO UPDATE SET problem = EXCLUDED.problem, lacking = EXCLUDED.lacking WHERE later_letters.file_id IS NULL
            """, cancellationToken);
    }
}
