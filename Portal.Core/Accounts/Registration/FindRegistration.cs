using MediatR;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>利用登録の続き, as far as it has come. Changes nothing: mail scanners open links, too.</summary>
public sealed record FindRegistration(string Token) : IRequest<RegistrationView?>;

/// <param name="Step">What is to be done next.</param>
/// <param name="WantedKind">種別 chosen at the start.</param>
/// <param name="Email">Where the mail went.</param>
/// <param name="ExpiresAt">The last instant of the mailed address.</param>
/// <param name="ClaimsUserId">Null until it was verified.</param>
/// <param name="Places">What bills with that user.</param>
/// <param name="Place">The chosen one; null until then.</param>
/// <param name="Facts">What the form begins with: what was said last, or what the register knows; null without a place.</param>
public sealed record RegistrationView(
    RegistrationStep Step, OfficeKind WantedKind, string Email, DateTimeOffset ExpiresAt, string? ClaimsUserId,
    IReadOnlyList<RegistrationPlace> Places, RegisteredPlace? Place, OfficeFacts? Facts);

/// <param name="Place">As the register knows it.</param>
/// <param name="IsTaken">It has people here already.</param>
public sealed record RegistrationPlace(RegisteredPlace Place, bool IsTaken)
{
    /// <summary>What a form sends for it.</summary>
    public string Key => $"{Place.Kind}:{Place.Number}";
}

public sealed class FindRegistrationHandler(PortalDbContext db, TimeProvider clock)
    : IRequestHandler<FindRegistration, RegistrationView?>
{
    public async Task<RegistrationView?> Handle(FindRegistration request, CancellationToken cancellationToken)
    {
        if (await db.OpenRegistrationAsync(request.Token, clock.GetUtcNow(), cancellationToken) is not { } found)
        {
            return null;
        }

        var taken = await db.TakenAsync(found.Places, cancellationToken);
        return new RegistrationView(
            found.Step, found.WantedKind, found.Email, found.ExpiresAt, found.ClaimsUserId,
            [.. found.Places.Select(p => new RegistrationPlace(p, taken.Contains(p)))], found.Place, found.Facts ?? found.Place?.Facts);
    }
}
