using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Subsidies;

/// <summary>受付番号から助成金の申請を探す, as somebody reads it on the telephone.</summary>
/// <param name="Number">As typed, in any width, with or without hyphens.</param>
public sealed record FindReceivedApplication(string Number) : IRequest<ReceivedApplication?>;

/// <param name="Id">The application.</param>
/// <param name="Number">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="OfficeKind">種別.</param>
/// <param name="OfficeNumber">介護事業所番号 or 医療機関コード.</param>
/// <param name="OfficeName">As it is registered now.</param>
/// <param name="Status">状態.</param>
/// <param name="SubmittedAt">申請の日時, UTC.</param>
/// <param name="SubmittedById">Who sent it.</param>
/// <param name="SubmittedBy">氏名.</param>
public sealed record ReceivedApplication(
    Guid Id, string Number, string ProgrammeName, int FiscalYear, OfficeKind OfficeKind, string OfficeNumber, string OfficeName, ApplicationStatus Status,
    DateTimeOffset SubmittedAt, Guid SubmittedById, string SubmittedBy)
{
    /// <summary>代理で提出, the first time; null where the office's own people sent it.</summary>
    public SentProxy? Proxy { get; init; }
}

public sealed class FindReceivedApplicationHandler(PortalDbContext db) : IRequestHandler<FindReceivedApplication, ReceivedApplication?>
{
    public async Task<ReceivedApplication?> Handle(FindReceivedApplication request, CancellationToken cancellationToken)
    {
        if (!ReceiptNumber.TryNormalise(request.Number, out var number))
        {
            return null;
        }

        var found = await (
            from a in db.SentApplications()
            join o in db.Offices on a.OfficeId equals o.Id
            join p in db.SubsidyProgrammes on a.ProgrammeId equals p.Id
            join u in db.Users on a.SubmittedById equals u.Id
            where a.ReceiptNumber == number
            select new
            {
                Application = new ReceivedApplication(
                    a.Id, number, p.Name, a.FiscalYear, o.Kind, o.Number, o.Name, a.Status, a.SubmittedAt!.Value, u.Id, u.DisplayName),
                // What was mended may have been sent by somebody else.
                First = db.ReturnsForCorrection.Where(r => r.ApplicationId == a.Id).OrderBy(r => r.Round).Select(r => r.Before).FirstOrDefault(),
                a.Sent,
            }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : found.Application with { Proxy = (found.First ?? found.Sent)?.Proxy };
    }
}
