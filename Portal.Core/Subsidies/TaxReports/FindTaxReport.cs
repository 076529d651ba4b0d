using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>消費税の報告 of an application: to its own office, and to the secretariat.</summary>
/// <param name="Id">The application.</param>
public sealed record FindTaxReport(Guid Id) : IRequest<TaxReportView?>;

/// <param name="Id">The application.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="OfficeName">申請者.</param>
/// <param name="OfficeNumber">介護事業所番号 or 医療機関コード.</param>
/// <param name="GrantedYen">交付決定額.</param>
/// <param name="Duty">期限と状態.</param>
/// <param name="Reports">What was sent, in its order.</param>
/// <param name="Names">Of everybody who reported or answered, by account.</param>
/// <param name="Repayment">返還; null where nothing is asked back.</param>
public sealed record TaxReportView(
    Guid Id, string ReceiptNumber, string ProgrammeName, int FiscalYear, string OfficeName, string OfficeNumber, int GrantedYen,
    TaxReportDuty Duty, IReadOnlyList<TaxReport> Reports, IReadOnlyDictionary<Guid, string> Names, RepaymentView? Repayment)
{
    /// <summary>What was deducted is not asked back now: the bank sent the grant back.</summary>
    public bool IsNotAskedBack => Duty.State == TaxReportState.Accepted && Repayment is null && Reports is [.., { AmountYen: > 0 }];
}

public sealed class FindTaxReportHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindTaxReport, TaxReportView?>
{
    public async Task<TaxReportView?> Handle(FindTaxReport request, CancellationToken cancellationToken)
    {
        var seen = user.Role == AccountRole.Operator
            ? db.SentApplications().Where(a => a.Id == request.Id)
            : db.OwnApplication(user, request.Id);
        var found = await (
            from a in seen.AsNoTracking()
            join d in db.TaxReportDuties.AsNoTracking() on a.Id equals d.ApplicationId
            join o in db.Offices on a.OfficeId equals o.Id
            join p in db.SubsidyProgrammes on a.ProgrammeId equals p.Id
            select new { Application = a, Duty = d, Office = o, p.Name }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var reports = await db.TaxReports.AsNoTracking().Where(r => r.ApplicationId == request.Id).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        var people = reports.SelectMany(r => new[] { r.ReportedById, r.AnsweredById ?? r.ReportedById }).Distinct().ToList();
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var application = found.Application;
        return new TaxReportView(
            application.Id, application.ReceiptNumber!, found.Name, application.FiscalYear, found.Office.Name, found.Office.Number,
            application.GrantedYen!.Value, found.Duty, reports, names,
            await db.RepaymentOfAsync(request.Id, laterDecisionId: null, cancellationToken));
    }
}
