using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>利用登録を、いまのアカウントで終える: who looks after several offices has one account. From then on this browser works for the new one.</summary>
/// <param name="Token">From the mailed address.</param>
public sealed record AddRegisteredOffice(string Token) : IRequest<Result>;

public sealed class AddRegisteredOfficeHandler(PortalDbContext db, OfficeFounding founding, ICurrentUser user)
    : IRequestHandler<AddRegisteredOffice, Result>
{
    public async Task<Result> Handle(AddRegisteredOffice request, CancellationToken cancellationToken)
    {
        if (user.Role != AccountRole.OfficeUser)
        {
            return OfficePeopleErrors.AnotherKindOfAccount;
        }

        var registration = await founding.FindAsync(request.Token, cancellationToken);
        if (registration.Failed)
        {
            return Result.Fail(registration.Errors);
        }

        var office = founding.Found(registration.Value, user.AccountId!.Value);
        if (await db.AccountSessions.SingleOrDefaultAsync(s => s.Id == user.SessionId, cancellationToken) is { } session)
        {
            (session.OfficeId, session.ProxyId) = (office.Id, null);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception.Violates(Office.OnePerNumber))
        {
            return RegistrationErrors.OfficeTaken;
        }
    }
}
