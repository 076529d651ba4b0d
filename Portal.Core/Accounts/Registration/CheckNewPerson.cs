using MediatR;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>氏名とログインIDを確かめる, before a device is asked to make a passkey that keeps them for good.</summary>
/// <param name="DisplayName">氏名.</param>
/// <param name="LoginId">ログインID.</param>
/// <returns>The two as they would be stored.</returns>
public sealed record CheckNewPerson(string? DisplayName, string? LoginId) : IRequest<Result<NewPerson>>, INewOfficePerson;

public sealed record NewPerson(string DisplayName, string LoginId);

public sealed class CheckNewPersonValidator : NewOfficePersonValidator<CheckNewPerson>;

public sealed class CheckNewPersonHandler(NewOfficeAccounts accounts) : IRequestHandler<CheckNewPerson, Result<NewPerson>>
{
    public async Task<Result<NewPerson>> Handle(CheckNewPerson request, CancellationToken cancellationToken) =>
        await accounts.IsTakenAsync(request.LoginId, cancellationToken)
            ? AccountErrors.LoginIdTaken
            : new NewPerson(AccountFieldRules.Tidy(request.DisplayName), Accounts.LoginId.Normalise(request.LoginId));
}
