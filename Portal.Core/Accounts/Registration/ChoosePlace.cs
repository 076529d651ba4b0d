using FluentValidation;
using MediatR;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>登録する事業所・医療機関を選ぶ, where several bill with one user.</summary>
/// <param name="Token">From the mailed address.</param>
/// <param name="Place">The <see cref="RegistrationPlace.Key"/> of one of them.</param>
public sealed record ChoosePlace(string Token, string? Place) : IRequest<Result>;

public sealed class ChoosePlaceValidator : AbstractValidator<ChoosePlace>
{
    public ChoosePlaceValidator() => RuleFor(r => r.Place).NotEmpty().WithMessage(RegistrationErrors.PlaceMissing.Message);
}

public sealed class ChoosePlaceHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ChoosePlace, Result>
{
    public async Task<Result> Handle(ChoosePlace request, CancellationToken cancellationToken)
    {
        if (await db.OpenRegistrationAsync(request.Token, clock.GetUtcNow(), cancellationToken) is not { CompletedAt: null } registration)
        {
            return RegistrationErrors.LinkUnusable;
        }

        var taken = await db.TakenAsync(registration.Places, cancellationToken);
        if (registration.Places.FirstOrDefault(p => new RegistrationPlace(p, false).Key == request.Place) is not { } place)
        {
            return RegistrationErrors.PlaceMissing;
        }

        if (taken.Contains(place))
        {
            return RegistrationErrors.OfficeTaken;
        }

        registration.Choose(place);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
