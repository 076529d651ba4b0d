using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>申請: everything that its pages show. By proxy only what the 委任 lets be seen.</summary>
public sealed record FindApplication(Guid Id) : IRequest<ApplicationView?>;

/// <param name="Id">The application.</param>
/// <param name="Kind">種類.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="Rules">Those by which it goes.</param>
/// <param name="Reception">受付期間 in force now, whatever revision it was begun under.</param>
/// <param name="Status">状態.</param>
/// <param name="Office">Whose it is.</param>
/// <param name="Form">As typed.</param>
/// <param name="Sections">How far each part has come.</param>
/// <param name="Files">必要な書類, in the order in which they came.</param>
/// <param name="SavedAt">The last 保存.</param>
/// <param name="ReceiptNumber">受付番号; null for a draft.</param>
/// <param name="SubmittedAt">申請; null for a draft.</param>
/// <param name="CompleteAt">書類がそろった日時; null for a draft.</param>
/// <param name="ReceivedAt">受付; null for a draft.</param>
/// <param name="AmountYen">What the budget has for it; null for a draft.</param>
/// <param name="GrantedYen">交付決定額, as it is now; null where nothing was granted.</param>
/// <param name="WithdrawnAt">Null unless withdrawn.</param>
/// <param name="ConcludedOn">決着した日; null before.</param>
/// <param name="Sent">What was sent; null for a draft.</param>
/// <param name="Decision">決定; null while there is none.</param>
/// <param name="Rounds">差し戻し, in their order.</param>
/// <param name="TaxReport">消費税の報告; null where none is owed.</param>
/// <param name="Payments">支払, and corrections of the account.</param>
/// <param name="Later">決定後の処分, in their order.</param>
/// <param name="OpenChange">The 変更・中止・廃止の申請 that waits; null when none does.</param>
/// <param name="HasChanges">There is one, whatever became of it.</param>
public sealed record ApplicationView(
    Guid Id, SubsidyKind Kind, int FiscalYear, string ProgrammeName, ProgrammeRules Rules,
    IReadOnlyList<ReceptionWindow> Reception, ApplicationStatus Status, OfficeView Office,
    ApplicationForm Form, ApplicationSections Sections, IReadOnlyList<EvidenceFile> Files, DateTimeOffset SavedAt, string? ReceiptNumber,
    DateTimeOffset? SubmittedAt, DateTimeOffset? CompleteAt, DateTimeOffset? ReceivedAt, int? AmountYen, int? GrantedYen, DateTimeOffset? WithdrawnAt,
    DateOnly? ConcludedOn, SentApplication? Sent, SubsidyDecision? Decision, IReadOnlyList<ReturnForCorrection> Rounds, TaxReportDuty? TaxReport,
    ApplicationPayments Payments, IReadOnlyList<LaterDecisionView> Later, ChangeRequest? OpenChange, bool HasChanges)
{
    /// <summary>A grant stands that may be asked to change.</summary>
    public bool MayAskToChange =>
        Proxy is null && OpenChange is null
        && Status.IsGranted();

    /// <summary>代理 by which it is looked at; null for the office's own people.</summary>
    public ActingProxy? Proxy { get; init; }

    /// <summary>介護事業所番号 or 医療機関コード of whoever looks at it by proxy; null for the office's own people.</summary>
    public string? AgentNumber { get; init; }

    /// <summary>口座の情報 has been typed by proxy.</summary>
    public bool IsAccountByProxy { get; init; }

    /// <summary>It is not the one that the office keeps; false where it keeps none, and for whoever acts by proxy.</summary>
    public bool IsAccountUnusual { get; init; }

    /// <summary>Whether whoever looks at it may do one of these.</summary>
    public bool May(ProxyScope any) => Proxy is null || Proxy.Has(any);

    /// <summary>交付 or 不交付 has been decided, whoever may see more of it than this.</summary>
    public bool IsDecided => Status is ApplicationStatus.Granted or ApplicationStatus.Denied or ApplicationStatus.Paid or ApplicationStatus.AwaitingAccount
        or ApplicationStatus.Revoked or ApplicationStatus.Discontinued;

    /// <summary>What is to be mended now; null when nothing is.</summary>
    public ReturnForCorrection? Round => Status == ApplicationStatus.Returned && Rounds is [.., { IsOpen: true } round] ? round : null;

    /// <summary>Whether something in this part of the form may be changed now.</summary>
    public bool MayChange(ApplicationSection section) =>
        (Status == ApplicationStatus.Draft && May(ProxyScope.Prepare))
        || (Round is { } round && May(ProxyScope.Send) && new OpenParts(round).Has(section));

    /// <summary>By it a 提出 is refused when somebody has changed what would be sent.</summary>
    public string Mark => ApplicationMark.Of(Form, Files);

    /// <summary>The failed payment whose account the office corrects now; null when there is none.</summary>
    public Payment? FailedPayment => Status == ApplicationStatus.AwaitingAccount ? Payments.LastFailed : null;

    /// <summary>Everything that was sent, by the number of the round before it; 0 for the first.</summary>
    public IReadOnlyList<Sending> Sendings => Sent is null || !May(ProxyScope.Form) ? [] :
    [
        new(0, SubmittedAt!.Value, (Rounds is [var first, ..] ? first.Before : Sent).SeenBy(AgentNumber)),
        .. Rounds.Where(r => r.Outcome == ReturnOutcome.Resubmitted).Select(r => new Sending(r.Round, r.EndedAt!.Value, r.After!.SeenBy(AgentNumber))),
    ];
}

/// <summary>One 提出.</summary>
/// <param name="Round">The number of the 差し戻し that it answers; 0 for the first.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Sent">What was sent.</param>
public sealed record Sending(int Round, DateTimeOffset At, SentApplication Sent);

public sealed class FindApplicationHandler(PortalDbContext db, BankList banks, ICurrentUser user)
    : IRequestHandler<FindApplication, ApplicationView?>
{
    public async Task<ApplicationView?> Handle(FindApplication request, CancellationToken cancellationToken)
    {
        var (maySeeForm, organisationId) = (user.May(ProxyScope.Form), user.Proxy?.OrganisationId);
        var found = await db.OwnApplication(user, request.Id, ProxyScope.All).AsNoTracking()
            .Where(a => maySeeForm || a.Status != ApplicationStatus.Draft)
            .Select(a => new
            {
                Application = a,
                Programme = db.SubsidyProgrammes.Single(p => p.Id == a.ProgrammeId),
                Newest = db.SubsidyProgrammes
                    .Where(p => p.FiscalYear == a.FiscalYear && p.Kind == a.Kind && p.Status == ProgrammeStatus.Approved)
                    .OrderByDescending(p => p.Revision).Select(p => p.Rules).First(),
                Extensions = db.ReceptionExtensions.Where(e => e.FiscalYear == a.FiscalYear && e.Kind == a.Kind).ToList(),
                Office = db.Offices.Single(o => o.Id == a.OfficeId),
                TaxReport = db.TaxReportDuties.SingleOrDefault(d => d.ApplicationId == a.Id),
                Decision = db.SubsidyDecisions.SingleOrDefault(d => d.ApplicationId == a.Id),
                Payments = (
                    from p in db.Payments
                    join b in db.PaymentBatches on p.BatchId equals b.Id
                    where p.ApplicationId == a.Id
                    orderby p.Id descending
                    select new PaymentOfApplication(p, b.Number, b.PayOn)).ToList(),
                Corrections = db.AccountCorrections.Where(c => c.ApplicationId == a.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToList(),
                OpenChange = db.OpenChanges().SingleOrDefault(r => r.ApplicationId == a.Id),
                HasChanges = db.ChangeRequests.Any(r => r.ApplicationId == a.Id),
                AgentNumber = db.Offices.Where(o => o.Id == organisationId).Select(o => o.Number).FirstOrDefault(),
                IsAccountByProxy = db.AuditEvents.Any(e => e.ObjectId == a.Id && e.Action == SaveApplicationPart.AccountSavedByProxy),
                Usual = db.UsualBankAccounts.Where(u => u.OfficeId == a.OfficeId).Select(u => u.Account).SingleOrDefault(),
                OfficeVersion = EF.Property<uint>(db.Offices.Single(o => o.Id == a.OfficeId), RowVersions.Property),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (application, rules, office) = (found.Application, found.Programme.Rules, found.Office);
        var rounds = await db.ReturnsForCorrection.AsNoTracking().Where(r => maySeeForm && r.ApplicationId == application.Id)
            .OrderBy(r => r.Round).ToListAsync(cancellationToken);
        var files = await db.EvidenceFiles.AsNoTracking()
            .Where(f => maySeeForm && f.ApplicationId == application.Id && f.ChangeRequestId == null && f.TakenOutAt == null)
            .OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        var round = application.Status == ApplicationStatus.Returned ? rounds.SingleOrDefault(r => r.IsOpen) : null;
        var maySeeOutcome = user.May(ProxyScope.Watch);
        var form = maySeeForm ? application.Form : new ApplicationForm();
        var sections = new ApplicationSections(form, new ApplicationReading(application.Kind, rules, banks, round), files);
        return new ApplicationView(
            application.Id, application.Kind, application.FiscalYear, found.Programme.Name, rules,
            found.Newest.ExtendedBy(found.Extensions).Windows, application.Status,
            OfficeView.Of(office, found.OfficeVersion),
            form,
            sections, files,
            application.SavedAt, application.ReceiptNumber, application.SubmittedAt, application.CompleteAt, application.ReceivedAt,
            application.AmountYen, maySeeOutcome ? application.GrantedYen : null, application.WithdrawnAt, application.ConcludedOn,
            (maySeeForm ? application.Sent : application.Sent?.Outline())?.SeenBy(found.AgentNumber),
            maySeeOutcome ? found.Decision : null, rounds, user.Proxy is null ? found.TaxReport : null,
            maySeeOutcome ? new ApplicationPayments(found.Payments, maySeeForm ? found.Corrections : []) : new ApplicationPayments([], []),
            maySeeOutcome && found.Decision is not null ? await db.LaterDecisionsOfAsync(application.Id, cancellationToken) : [],
            user.Proxy is null ? found.OpenChange : null, user.Proxy is null && found.HasChanges)
        {
            Proxy = user.Proxy,
            AgentNumber = found.AgentNumber,
            IsAccountByProxy = found.IsAccountByProxy,
            IsAccountUnusual = user.Proxy is null && found.Usual is { } usual && sections.Account is { Failed: false } account && account.Value != usual,
        };
    }
}
