using FluentValidation;
using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>招待に応じて参加する, with a new account. The same form once more, a second click or a retry, lets the same person in.</summary>
/// <param name="Token">From the mailed address.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="LoginId">ログインID.</param>
/// <param name="Password">パスワード.</param>
/// <param name="PasswordAgain">The same once more.</param>
/// <returns>The account, which may now be signed in.</returns>
public sealed record JoinOfficeAnew(string Token, string? DisplayName, string? LoginId, string? Password, string? PasswordAgain)
    : IRequest<Result<Guid>>, INewOfficeAccount
{
    public override string ToString() => nameof(JoinOfficeAnew);
}

public sealed class JoinOfficeAnewValidator : NewOfficeAccountValidator<JoinOfficeAnew>;

public sealed class JoinOfficeAnewHandler(
    PortalDbContext db, NewOfficeAccounts accounts, JoinedAnew joined, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<JoinOfficeAnew, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(JoinOfficeAnew request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldInvitationAsync(request.Token, now, cancellationToken) is not { } invitation)
        {
            var again = await joined.FindAsync(request, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return again is { } accountId ? accountId : OfficePeopleErrors.InvitationUnusable;
        }

        var made = await accounts.MakeAsync(request, invitation.Email, now, cancellationToken);
        if (made.Failed)
        {
            return Result<Guid>.Fail(made.Errors);
        }

        invitation.Accept(made.Value.Id, now);
        db.AddRange(made.Value, invitation.Membership(made.Value.Id, now));
        db.Add(AuditEvent.ByAccount(
            made.Value.Id, client, now, "OfficeJoined", nameof(Office), invitation.OfficeId, insurerId: null,
            new { Administrator = invitation.IsAdministrator }));
        var saved = await accounts.SaveAsync(made.Value, cancellationToken);
        if (!saved.Failed)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }
}
