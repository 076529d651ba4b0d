using MediatR;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>氏名とログインIDを確かめる, before a device is asked to make a passkey that keeps them for good.</summary>
/// <param name="Token">From the mailed address of the registration.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="LoginId">ログインID.</param>
/// <returns>The two as they would be stored.</returns>
public sealed record CheckNewPerson(string Token, string? DisplayName, string? LoginId) : IRequest<Result<NewPerson>>, INewOfficePerson
{
    public override string ToString() => nameof(CheckNewPerson);
}

public sealed record NewPerson(string DisplayName, string LoginId);

public sealed class CheckNewPersonValidator : NewOfficePersonValidator<CheckNewPerson>;

public sealed class CheckNewPersonHandler(NewOfficeAccounts accounts, AttemptLimits limits, ICurrentUser client)
    : IRequestHandler<CheckNewPerson, Result<NewPerson>>
{
    /// <summary>Whoever asks learns which login IDs there are: enough for a person who chooses one, too few for a list.</summary>
    public static readonly AttemptLimit PerRegistration = new("new-person-registration", 20, TimeSpan.FromHours(1));

    public static readonly AttemptLimit PerClient = new("new-person-client", 60, TimeSpan.FromHours(1));

    public async Task<Result<NewPerson>> Handle(CheckNewPerson request, CancellationToken cancellationToken)
    {
        if (!await limits.AllowAsync(PerClient, client.ClientAddress ?? "-", cancellationToken)
            || !await limits.AllowAsync(PerRegistration, request.Token, cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        return await accounts.IsTakenAsync(request.LoginId, cancellationToken)
            ? AccountErrors.LoginIdTaken
            : new NewPerson(AccountFieldRules.Tidy(request.DisplayName), Accounts.LoginId.Normalise(request.LoginId));
    }
}
