using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>登録・更新の控え, as it was when it was carried out; the names of insurer and clerk as they are today.</summary>
public sealed record GetSessionReceipt(Guid SessionId, Guid ReceiptId) : IRequest<SessionReceiptView?>;

/// <summary>受付番号, and the receipt to ask for its 控え.</summary>
/// <param name="Id">Of the <see cref="SessionReceipt"/>.</param>
/// <param name="Number">受付番号.</param>
public sealed record ReceiptReference(Guid Id, string Number);

internal static class LastReceiptsOfSession
{
    /// <summary>The newest first.</summary>
    public static IQueryable<ReceiptReference> LastReceipts(this PortalDbContext db, Guid sessionId) =>
        db.SessionReceipts.Where(r => r.SessionId == sessionId).OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .Select(r => new ReceiptReference(r.Id, r.Number));
}

/// <summary>登録・更新の控え.</summary>
/// <param name="Receipt">What was carried out.</param>
/// <param name="Insurer">保険者名.</param>
/// <param name="By">Who pressed the button.</param>
public sealed record SessionReceiptView(SessionReceipt Receipt, string Insurer, string By)
{
    public string Title => ReviewSessionTitle.Of(Receipt.Facts.Number, Receipt.Facts.PanelName);
}

public sealed class GetSessionReceiptHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<GetSessionReceipt, SessionReceiptView?>
{
    public Task<SessionReceiptView?> Handle(GetSessionReceipt request, CancellationToken cancellationToken) => (
        from r in db.SessionReceipts.AsNoTracking()
        join s in db.ReviewSessions on r.SessionId equals s.Id
        join i in db.Insurers on s.InsurerId equals i.Id
        join a in db.Users on r.AccountId equals a.Id
        where r.Id == request.ReceiptId && s.Id == request.SessionId && s.InsurerId == user.InsurerId
        select new SessionReceiptView(r, i.Name, a.DisplayName)).SingleOrDefaultAsync(cancellationToken);
}
