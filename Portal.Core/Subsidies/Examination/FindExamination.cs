using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>審査の画面: what was sent beside what the register knows, and how far the examination has come.</summary>
/// <param name="Id">The application.</param>
/// <param name="Queue">Of which queue the neighbours are told; null where nobody goes on from.</param>
public sealed record FindExamination(Guid Id, ExaminationFilter? Queue = null) : IRequest<ExaminationView?>;

/// <param name="Id">The application.</param>
/// <param name="Status">状態.</param>
/// <param name="Kind">種類.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="SubmittedAt">申請, UTC.</param>
/// <param name="CompleteAt">書類がそろった日時, UTC.</param>
/// <param name="ReceivedAt">受付, UTC.</param>
/// <param name="AmountYen">What the budget has for it.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Office">Facts of the office, as its people tell them.</param>
/// <param name="Register">As the register tells them.</param>
/// <param name="Oddities">確かめてほしいこと.</param>
/// <param name="Examiner">審査の担当; null while nobody has taken it.</param>
/// <param name="IsMine">The asking person examines it.</param>
/// <param name="Proposal">決定の案; null while none waits.</param>
/// <param name="Proposer">Who proposes it; null with the proposal.</param>
/// <param name="IsMyProposal">The asking person's own: another one decides.</param>
/// <param name="SentBackReason">Why the last proposal came back; null otherwise.</param>
/// <param name="Decision">Null while there is none.</param>
/// <param name="LetterStop">Why its letter is stopped; null otherwise.</param>
/// <param name="Rounds">差し戻し, in their order.</param>
/// <param name="Targets">What may be returned.</param>
/// <param name="CorrectionDays">Days to mend it.</param>
/// <param name="Checklist">審査の確認項目.</param>
/// <param name="Ticked">Those that are ticked.</param>
/// <param name="Notes">同僚へのメモ, the newest first.</param>
/// <param name="ScheduledIn">まとめて決定 in which it waits to take effect; null otherwise.</param>
/// <param name="Previous">The one before it in the queue; null at its beginning.</param>
/// <param name="Next">The one after it; null at its end.</param>
/// <param name="Version">Of the examination, for a form; 0 before it was taken.</param>
/// <param name="Payments">支払, and corrections of the account.</param>
/// <param name="Later">決定後の処分, in their order; without what has come back.</param>
/// <param name="Revocation">取消の案, the last one; null before any.</param>
/// <param name="RevocationBy">Who proposed it; null with it.</param>
/// <param name="Changes">変更・中止・廃止の申請, the newest first; one more than <see cref="MostChanges"/> says that there are more.</param>
/// <param name="KeptFor">The reason of the 残す指定 that holds; null without.</param>
public sealed record ExaminationView(
    Guid Id, ApplicationStatus Status, SubsidyKind Kind, int FiscalYear, string ReceiptNumber, DateTimeOffset SubmittedAt,
    DateTimeOffset CompleteAt, DateTimeOffset ReceivedAt, int AmountYen, SentApplication Sent,
    OfficeFacts Office, RegisterExtract Register, IReadOnlyList<Oddity> Oddities, string? Examiner, bool IsMine, DecisionProposal? Proposal,
    string? Proposer, bool IsMyProposal, string? SentBackReason, SubsidyDecision? Decision, LetterStop? LetterStop,
    IReadOnlyList<ReturnForCorrection> Rounds,
    IReadOnlyList<ReturnTarget> Targets, int CorrectionDays, ReceptionRule Reception, IReadOnlyList<string> Checklist, IReadOnlyList<string> Ticked,
    IReadOnlyList<NoteView> Notes, Guid? ScheduledIn, Guid? Previous, Guid? Next, uint Version, ApplicationPayments Payments,
    IReadOnlyList<LaterDecisionView> Later, Revocation? Revocation, string? RevocationBy,
    IReadOnlyList<ChangeRequest> Changes, string? KeptFor)
{
    /// <summary>So many of them are told of here; their list has all.</summary>
    public const int MostChanges = 5;

    public bool IsOpen => Status is ApplicationStatus.Submitted or ApplicationStatus.UnderReview;

    /// <summary>A grant stands, be it paid or not.</summary>
    public bool IsGranted => Status.IsGranted();

    /// <summary>What the office mends now; null when it does not.</summary>
    public ReturnForCorrection? Round => Status == ApplicationStatus.Returned && Rounds is [.., { IsOpen: true } round] ? round : null;

    /// <summary>修正の期限 of what is returned now.</summary>
    public DateOnly CorrectionDueFrom(DateTimeOffset now) => now.DayInJapan().AddDays(CorrectionDays);

    /// <summary>Whether the asking person may return it now.</summary>
    public bool MayReturn => Status == ApplicationStatus.UnderReview && IsMine && Proposal is null;
}

/// <param name="Text">As it was written.</param>
/// <param name="Writer">氏名.</param>
/// <param name="At">When, UTC.</param>
public sealed record NoteView(string Text, string Writer, DateTimeOffset At);

public sealed class FindExaminationHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindExamination, ExaminationView?>
{
    public async Task<ExaminationView?> Handle(FindExamination request, CancellationToken cancellationToken)
    {
        var queue = request.Queue is { } filter
            ? await filter.ApplyAsync(db.SentApplications(), db, user, cancellationToken) : db.SentApplications().Where(_ => false);
        var found = await (
            from a in db.SentApplications().AsNoTracking()
            join o in db.Offices on a.OfficeId equals o.Id
            join p in db.SubsidyProgrammes on a.ProgrammeId equals p.Id
            where a.Id == request.Id
            select new
            {
                Application = a,
                Office = o,
                p.Rules,
                Examination = db.Examinations.SingleOrDefault(e => e.ApplicationId == a.Id),
                Previous = queue.Where(q => EF.Functions.LessThan(ValueTuple.Create(q.ReceivedAt, q.Id), ValueTuple.Create(a.ReceivedAt, a.Id)))
                    .OrderByDescending(q => q.ReceivedAt).ThenByDescending(q => q.Id).Select(q => (Guid?)q.Id).FirstOrDefault(),
                Next = queue.Where(q => EF.Functions.GreaterThan(ValueTuple.Create(q.ReceivedAt, q.Id), ValueTuple.Create(a.ReceivedAt, a.Id)))
                    .OrderBy(q => q.ReceivedAt).ThenBy(q => q.Id).Select(q => (Guid?)q.Id).FirstOrDefault(),
                ScheduledIn = db.ScheduledDecisions.Where(d => d.ApplicationId == a.Id && d.EndedAt == null).Select(d => (Guid?)d.BatchId).SingleOrDefault(),
                Decision = db.SubsidyDecisions.SingleOrDefault(d => d.ApplicationId == a.Id),
                LetterStop = (
                    from d in db.SubsidyDecisions
                    join l in db.DecisionLetters on d.Id equals l.DecisionId
                    where d.ApplicationId == a.Id && l.Status == LetterStatus.Stopped
                    select new LetterStop(l.Problem!.Value, l.Lacking, l.RunId)).SingleOrDefault(),
                Rounds = db.ReturnsForCorrection.Where(r => r.ApplicationId == a.Id).OrderBy(r => r.Round).ToList(),
                Place = db.RegisterPlaces.SingleOrDefault(p => p.Number == o.Number && p.IsMedical == o.IsMedical),
                Payments = (
                    from p in db.Payments
                    join b in db.PaymentBatches on p.BatchId equals b.Id
                    where p.ApplicationId == a.Id
                    orderby p.Id descending
                    select new PaymentOfApplication(p, b.Number, b.PayOn)).ToList(),
                Corrections = db.AccountCorrections.Where(c => c.ApplicationId == a.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToList(),
                Later = (
                    from d in db.LaterDecisions
                    where d.ApplicationId == a.Id
                    orderby d.FiscalYear, d.Number
                    select new
                    {
                        Decision = d,
                        Repayment = db.Repayments.SingleOrDefault(r => r.LaterDecisionId == d.Id),
                        Letter = db.LaterLetters.SingleOrDefault(l => l.LaterDecisionId == d.Id),
                    }).ToList(),
                Revocation = db.Revocations.Where(r => r.ApplicationId == a.Id)
                    .OrderByDescending(r => r.ProposedAt).ThenByDescending(r => r.Id).FirstOrDefault(),
                Changes = db.ChangeRequests.Where(r => r.ApplicationId == a.Id).OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id)
                    .Take(ExaminationView.MostChanges + 1).ToList(),
                KeptFor = db.RetentionOrders.Where(o => o.ApplicationId == a.Id && o.LiftedAt == null).Select(o => o.Reason).SingleOrDefault(),
                ImportedAt = db.ClaimsRegisterImports.Where(i => i.Status == ClaimsRegisterImportStatus.Imported).Max(i => i.EndedAt),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (a1, examination) = (found.Application, found.Examination);
        Guid?[] people = [examination?.ExaminerId, examination?.Proposal?.ById, found.Revocation?.ProposedById];
        var (names, notes) = await ToldByAsync(a1.Id, people, cancellationToken);
        string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
        var register = RegisterExtract.Of(found.Office, found.Place, found.ImportedAt);
        return new ExaminationView(
            a1.Id, a1.Status, a1.Kind, a1.FiscalYear, a1.ReceiptNumber!, a1.SubmittedAt!.Value, a1.CompleteAt!.Value, a1.ReceivedAt!.Value,
            a1.AmountYen!.Value, a1.Sent!, found.Office.Facts,
            register, await new Oddities(db).FindAsync(a1, register, found.Corrections, cancellationToken), NameOf(examination?.ExaminerId),
            examination?.ExaminerId == user.AccountId, examination?.Proposal, NameOf(examination?.Proposal?.ById),
            examination?.Proposal?.ById == user.AccountId, examination?.SentBackReason, found.Decision, found.LetterStop, found.Rounds,
            ReturnTarget.Of(a1.Kind, a1.Sent!, found.Rules), found.Rules.CorrectionDays, found.Rules.Reception, found.Rules.Checklist, examination?.Checks?.Ticked ?? [], notes,
            found.ScheduledIn, found.Previous, found.Next, (uint)(examination?.Revision ?? 0),
            new ApplicationPayments(found.Payments, found.Corrections),
            [.. found.Later.Select(l => new LaterDecisionView(l.Decision, l.Repayment, l.Letter, []))], found.Revocation, NameOf(found.Revocation?.ProposedById),
            found.Changes, found.KeptFor);
    }

    /// <summary>Who had a hand in it, and the notes with their writers, in one question: a page asks five at most.</summary>
    private async Task<(Dictionary<Guid, string> Names, IReadOnlyList<NoteView> Notes)> ToldByAsync(
        Guid id, Guid?[] people, CancellationToken cancellationToken)
    {
        var rows = await db.Users.Where(u => people.Contains(u.Id))
            .Select(u => new { u.Id, u.DisplayName, NoteId = (Guid?)null, Text = (string?)null, At = (DateTimeOffset?)null })
            .Concat(
                from n in db.ExaminationNotes
                join w in db.Users on n.WrittenById equals w.Id
                where n.ApplicationId == id
                select new { w.Id, w.DisplayName, NoteId = (Guid?)n.Id, Text = (string?)n.Text, At = (DateTimeOffset?)n.WrittenAt })
            .ToListAsync(cancellationToken);
        return (
            rows.Where(r => r.NoteId is null).ToDictionary(r => r.Id, r => r.DisplayName),
            [.. rows.Where(r => r.NoteId is not null).OrderByDescending(r => r.At).ThenByDescending(r => r.NoteId)
                .Select(r => new NoteView(r.Text!, r.DisplayName, r.At!.Value))]);
    }
}
