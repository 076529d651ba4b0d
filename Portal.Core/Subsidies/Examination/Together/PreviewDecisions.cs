using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>まとめて決定する前に確かめる: what would be decided, what this person may not decide and why, and what it does to the budget.</summary>
/// <param name="Ids">What was ticked; empty for every proposal of others that the filter finds, the longest waiting first.</param>
/// <param name="Filter">Its status does not matter: only what waits for a second person is taken.</param>
public sealed record PreviewDecisions(IReadOnlyList<Guid> Ids, ExaminationFilter Filter) : IRequest<DecisionPreview>;

/// <param name="Rows">What would be decided.</param>
/// <param name="LeftOut">What would not, each with its reason.</param>
/// <param name="Own">How many proposals of the asking person the filter finds besides: they take nobody's place.</param>
/// <param name="Budgets">予算 of each year and kind concerned.</param>
/// <param name="IsMore">There are more than <see cref="DecisionBatch.Most"/>: they are for the next time.</param>
/// <param name="UndoMinutes">取り消せる時間.</param>
public sealed record DecisionPreview(
    IReadOnlyList<PreviewRow> Rows, IReadOnlyList<PreviewRow> LeftOut, int Own, IReadOnlyList<BudgetAfter> Budgets, bool IsMore, int UndoMinutes)
{
    public int Granted => Rows.Count(r => r.Grants);

    public long GrantedYen => Rows.Sum(r => (long)(r.AmountYen ?? 0));

    public int Denied => Rows.Count - Granted;

    /// <summary>申請した額 of what would be denied.</summary>
    public long DeniedYen => Rows.Where(r => !r.Grants).Sum(r => (long)r.AppliedYen);
}

/// <param name="Mark">For the form.</param>
/// <param name="Grants">交付; false for 不交付 and where nothing is proposed.</param>
/// <param name="AmountYen">交付決定額; null for 不交付.</param>
/// <param name="CalculatedYen">計算した額, of what was sent.</param>
/// <param name="AppliedYen">What the budget has for it.</param>
/// <param name="Reason">For the applicant; empty where there is none.</param>
/// <param name="Proposer">Who proposed it; null where nothing is proposed.</param>
/// <param name="Why">Why it is left out; null otherwise.</param>
public sealed record PreviewRow(
    DecisionMark Mark, string ReceiptNumber, string OfficeName, string OfficeNumber, SubsidyKind Kind, int FiscalYear, bool Grants, int? AmountYen,
    int CalculatedYen, int AppliedYen, string Reason, string? Proposer, string? Why)
{
    /// <summary>計算と違う額: for the approver to look at twice.</summary>
    public bool IsOther => Grants && AmountYen != CalculatedYen;
}

/// <param name="BudgetYen">予算の上限; null for none.</param>
/// <param name="TakenYen">What is taken now.</param>
/// <param name="AfterYen">What is taken once all of it is decided.</param>
public sealed record BudgetAfter(int FiscalYear, SubsidyKind Kind, long? BudgetYen, long TakenYen, long AfterYen)
{
    public bool IsOver => AfterYen > TakenYen && AfterYen > BudgetYen;
}

public sealed class PreviewDecisionsHandler(
    PortalDbContext db, PdfFonts fonts, IOptionsSnapshot<LetterOptions> letters, IOptions<DecisionWindowOptions> options, ICurrentUser user)
    : IRequestHandler<PreviewDecisions, DecisionPreview>
{
    public async Task<DecisionPreview> Handle(PreviewDecisions request, CancellationToken cancellationToken)
    {
        var sent = db.SentApplications().AsNoTracking();
        // Few wait so: they are looked through as they are, for what the list above them means.
        var search = await ApplicationSearch.ReadFewAsync(db, request.Ids.Count > 0 ? null : request.Filter.Text, cancellationToken);
        var waiting = (request.Filter with { Status = "proposed" }).Apply(sent, db, user, search);
        var mine = db.Examinations.FromSql($"SELECT * FROM examinations WHERE (proposal ->> 'ById')::uuid = {user.AccountId}");
        var asked = request.Ids.Count > 0
            ? sent.Where(a => request.Ids.Contains(a.Id)) : waiting.Where(a => !mine.Any(e => e.ApplicationId == a.Id));
        var own = request.Ids.Count > 0 ? 0 : await waiting.CountAsync(a => mine.Any(e => e.ApplicationId == a.Id), cancellationToken);
        var found = await (
            from a in asked.LongestFirst().Take(DecisionBatch.Most + 1)
            join o in db.Offices on a.OfficeId equals o.Id
            join e in db.Examinations on a.Id equals e.ApplicationId into examinations
            from e in examinations.DefaultIfEmpty()
            orderby a.ReceivedAt, a.Id
            select new Found(a, o.Name, o.Number, e, db.ScheduledDecisions.Any(d => d.ApplicationId == a.Id && d.EndedAt == null)))
            .ToListAsync(cancellationToken);
        var people = found.Select(f => f.Examination?.Proposal?.ById).Distinct().ToList();
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var making = new DecisionMaking(db, fonts, letters.Value.ToSender());
        var rows = found.Take(DecisionBatch.Most).Select(f => RowOf(f, making, names)).ToList();
        var chosen = rows.Where(r => r.Why is null).ToList();
        return new DecisionPreview(
            chosen, [.. rows.Where(r => r.Why is not null)], own, await BudgetsAsync(chosen, cancellationToken), found.Count > DecisionBatch.Most,
            options.Value.UndoMinutes);
    }

    private PreviewRow RowOf(Found found, DecisionMaking making, Dictionary<Guid, string> names)
    {
        var (application, examination, proposal) = (found.Application, found.Examination, found.Examination?.Proposal);
        var version = (uint)(examination?.Revision ?? 0);
        Result may = found.IsScheduled
            ? ScheduledDecisionErrors.IsScheduled : making.MayDecide(application, examination, version, user.AccountId!.Value);
        return new PreviewRow(
            new DecisionMark(application.Id, version), application.ReceiptNumber!, found.OfficeName, found.OfficeNumber, application.Kind,
            application.FiscalYear, proposal?.Grants == true, proposal?.AmountYen, application.Sent!.Grant.GrantedYen, application.AmountYen!.Value,
            proposal?.Reason ?? "", proposal is null ? null : names.GetValueOrDefault(proposal.ById), may.Failed ? may.Errors[0].Message : null);
    }

    private async Task<IReadOnlyList<BudgetAfter>> BudgetsAsync(IReadOnlyList<PreviewRow> rows, CancellationToken cancellationToken)
    {
        var programmes = await db.SubsidyProgrammes.AsNoTracking().InForce(db).Select(p => new
        {
            p.FiscalYear,
            p.Kind,
            p.Rules,
            Taken = db.SubsidyBudgets.Where(b => b.FiscalYear == p.FiscalYear && b.Kind == p.Kind).Select(b => b.TakenYen).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               group row by (row.FiscalYear, row.Kind) into same
               join p in programmes on same.Key equals (p.FiscalYear, p.Kind)
               orderby p.FiscalYear, p.Kind
               select new BudgetAfter(
                   p.FiscalYear, p.Kind, p.Rules.BudgetYen, p.Taken, p.Taken + same.Sum(r => (long)(r.AmountYen ?? 0) - r.AppliedYen)),
        ];
    }

    private sealed record Found(SubsidyApplication Application, string OfficeName, string OfficeNumber, Examination? Examination, bool IsScheduled);
}
