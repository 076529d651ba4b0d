using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>受付番号から探す, for the secretariat on the telephone: whose it is and when it was given, nothing of what was sent.</summary>
/// <param name="Number">As it was heard, in any width, with or without hyphens.</param>
public sealed record FindReceipt(string Number) : IRequest<FoundReceipt?>;

/// <param name="Number">受付番号.</param>
/// <param name="Kind">登録 or 更新.</param>
/// <param name="Version">第何版.</param>
/// <param name="At">受付日時.</param>
/// <param name="Title">第何回, and the panel, as they were then.</param>
/// <param name="PlannedOn">開催予定日, as it was then; null never comes back from what was registered.</param>
/// <param name="InsurerId">Of the insurer.</param>
/// <param name="InsurerNumber">保険者番号.</param>
/// <param name="Insurer">保険者名.</param>
/// <param name="AccountId">Of the clerk who pressed the button.</param>
/// <param name="By">The clerk's name.</param>
public sealed record FoundReceipt(
    string Number, SessionReceiptKind Kind, int Version, DateTimeOffset At, string Title, DateOnly? PlannedOn,
    Guid InsurerId, string InsurerNumber, string Insurer, Guid AccountId, string By);

public sealed class FindReceiptHandler(PortalDbContext db) : IRequestHandler<FindReceipt, FoundReceipt?>
{
    public async Task<FoundReceipt?> Handle(FindReceipt request, CancellationToken cancellationToken)
    {
        if (!ReceiptNumber.TryNormalise(request.Number, out var number))
        {
            return null;
        }

        return await (
            from r in db.SessionReceipts
            join s in db.ReviewSessions on r.SessionId equals s.Id
            join i in db.Insurers on s.InsurerId equals i.Id
            join a in db.Users on r.AccountId equals a.Id
            where r.Number == number
            select new FoundReceipt(
                r.Number, r.Kind, r.Version, r.At, ReviewSessionTitle.Of(r.Facts.Number, r.Facts.PanelName), r.Facts.PlannedOn,
                i.Id, i.InsurerNumber, i.Name, a.Id, a.DisplayName)).SingleOrDefaultAsync(cancellationToken);
    }
}
