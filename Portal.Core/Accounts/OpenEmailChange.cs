using MediatR;

namespace Portal.Core.Accounts;

/// <summary>Whether the link in the mail to a new address still opens something. Nothing changes: mail scanners open links, too.</summary>
public sealed record OpenEmailChange(string Token) : IRequest<bool>;

public sealed class OpenEmailChangeHandler(EmailChanges changes, TimeProvider clock) : IRequestHandler<OpenEmailChange, bool>
{
    public async Task<bool> Handle(OpenEmailChange request, CancellationToken cancellationToken) =>
        await changes.FindAsync(request.Token, clock.GetUtcNow(), cancellationToken) is not null;
}
