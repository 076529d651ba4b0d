using MediatR;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>利用登録を終える: the account, the office and its first administrator come into being together.</summary>
/// <param name="Token">From the mailed address.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="LoginId">ログインID.</param>
/// <param name="Password">パスワード.</param>
/// <param name="PasswordAgain">The same once more.</param>
/// <returns>The account, which may now be signed in.</returns>
public sealed record CompleteRegistration(string Token, string? DisplayName, string? LoginId, string? Password, string? PasswordAgain)
    : IRequest<Result<Guid>>, INewOfficeAccount
{
    public override string ToString() => nameof(CompleteRegistration);
}

public sealed class CompleteRegistrationValidator : NewOfficeAccountValidator<CompleteRegistration>;

public sealed class CompleteRegistrationHandler(PortalDbContext db, OfficeFounding founding, NewOfficeAccounts accounts, TimeProvider clock)
    : IRequestHandler<CompleteRegistration, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(CompleteRegistration request, CancellationToken cancellationToken)
    {
        var registration = await founding.FindAsync(request.Token, cancellationToken);
        if (registration.Failed)
        {
            return Result<Guid>.Fail(registration.Errors);
        }

        var made = await accounts.MakeAsync(request, registration.Value.Email, clock.GetUtcNow(), cancellationToken);
        if (made.Failed)
        {
            return Result<Guid>.Fail(made.Errors);
        }

        db.Add(made.Value);
        founding.Found(registration.Value, made.Value.Id);
        return await accounts.SaveAsync(made.Value, cancellationToken);
    }
}
