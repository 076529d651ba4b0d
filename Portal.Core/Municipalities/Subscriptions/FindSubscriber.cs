using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>登録者を探す, by the secretariat for who calls: by the whole address, so that nobody leafs through all of them.</summary>
/// <param name="Email">As it was told.</param>
public sealed record FindSubscriber(string? Email) : IRequest<Result<FoundSubscriber>>;

/// <param name="Id">The subscription.</param>
/// <param name="ConfirmedAt">When the address last said yes.</param>
/// <param name="PausedAt">When its mails were stopped because it refused them; null while they are sent.</param>
/// <param name="Places">What is told, in words.</param>
public sealed record FoundSubscriber(Guid Id, DateTimeOffset ConfirmedAt, DateTimeOffset? PausedAt, IReadOnlyList<string> Places);

public sealed class FindSubscriberValidator : AbstractValidator<FindSubscriber>
{
    public FindSubscriberValidator() => RuleFor(r => r.Email).AccountEmail();
}

public sealed class FindSubscriberHandler(PortalDbContext db, PublicStatus status) : IRequestHandler<FindSubscriber, Result<FoundSubscriber>>
{
    public async Task<Result<FoundSubscriber>> Handle(FindSubscriber request, CancellationToken cancellationToken)
    {
        var key = MailAddress.Parse(request.Email).Value.Normalised;
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        return await db.StatusSubscriptions.AsNoTracking().Include(s => s.Places)
            .SingleOrDefaultAsync(s => s.EmailKey == key, cancellationToken) is not { } found ? SubscriptionErrors.NoSubscriber
            : new FoundSubscriber(found.Id, found.ConfirmedAt, found.PausedAt, SubscriptionPlaces.NamesOf(found.Places.Select(p => p.Code), snapshot));
    }
}
