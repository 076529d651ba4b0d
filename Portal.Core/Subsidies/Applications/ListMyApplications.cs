using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>申請一覧 of the office that the person works for now, the newest first.</summary>
/// <param name="OfAllOffices">Of every office to which the person belongs.</param>
public sealed record ListMyApplications(bool OfAllOffices = false) : IRequest<IReadOnlyList<ApplicationRow>>;

/// <param name="Id">The application.</param>
/// <param name="OfficeId">申請者.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="Status">状態.</param>
/// <param name="ReceiptNumber">受付番号; null for a draft.</param>
/// <param name="AmountYen">申請した額; null for a draft.</param>
/// <param name="SavedAt">The last 保存.</param>
/// <param name="SubmittedAt">Null for a draft.</param>
/// <param name="Sent">For the days that may be expected; null for a draft.</param>
/// <param name="MendBy">修正の期限; null when nothing is to be mended.</param>
public sealed record ApplicationRow(
    Guid Id, Guid OfficeId, string ProgrammeName, int FiscalYear, ApplicationStatus Status, string? ReceiptNumber, int? AmountYen, DateTimeOffset SavedAt,
    DateTimeOffset? SubmittedAt, SentApplication? Sent, DateOnly? MendBy);

public sealed class ListMyApplicationsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<ListMyApplications, IReadOnlyList<ApplicationRow>>
{
    public const int Most = 50;

    public async Task<IReadOnlyList<ApplicationRow>> Handle(ListMyApplications request, CancellationToken cancellationToken) =>
        await db.SubsidyApplications.AsNoTracking()
            .Where(a => request.OfAllOffices
                ? db.OfficeMemberships.Any(m => m.OfficeId == a.OfficeId && m.AccountId == user.AccountId && m.LeftAt == null)
                : a.OfficeId == user.OfficeId)
            .OrderByDescending(a => a.Id).Take(Most)
            .Select(a => new ApplicationRow(
                a.Id, a.OfficeId, db.SubsidyProgrammes.Single(p => p.Id == a.ProgrammeId).Name, a.FiscalYear, a.Status, a.ReceiptNumber, a.AmountYen,
                a.SavedAt, a.SubmittedAt, a.Sent,
                db.ReturnsForCorrection.Where(r => r.ApplicationId == a.Id && r.EndedAt == null).Select(r => (DateOnly?)r.DueOn).SingleOrDefault()))
            .ToListAsync(cancellationToken);
}
