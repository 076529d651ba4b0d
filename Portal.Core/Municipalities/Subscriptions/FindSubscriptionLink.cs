using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>Whether a mailed link of お知らせの登録 still ends something: one that was cut off is not one whose subscription has ended.</summary>
public sealed record FindSubscriptionLink(string? Token) : IRequest<SubscriptionLinkState>;

public enum SubscriptionLinkState
{
    /// <summary>None of ours, or not all of it.</summary>
    Unreadable,

    /// <summary>What it belonged to has ended.</summary>
    Ended,

    /// <summary>It can be ended.</summary>
    Open,
}

public sealed class FindSubscriptionLinkHandler(PortalDbContext db, SubscriptionLinks links) : IRequestHandler<FindSubscriptionLink, SubscriptionLinkState>
{
    public async Task<SubscriptionLinkState> Handle(FindSubscriptionLink request, CancellationToken cancellationToken) =>
        links.ReadToEnd(request.Token) is not { } id ? SubscriptionLinkState.Unreadable
        : await db.StatusSubscriptions.AnyAsync(s => s.Id == id, cancellationToken) ? SubscriptionLinkState.Open
        : SubscriptionLinkState.Ended;
}
