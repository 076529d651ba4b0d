using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>「もしかして」: the address that was probably meant; null when nothing looks mistyped.</summary>
public sealed record SuggestReviewerAddress(string? Email) : IRequest<string?>;

public sealed class SuggestReviewerAddressHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<SuggestReviewerAddress, string?>
{
    // Enough to know the domains of the town's clinics and offices; the newest entries are the best teachers.
    private const int Looked = 200;

    public async Task<string?> Handle(SuggestReviewerAddress request, CancellationToken cancellationToken)
    {
        if (!MailAddress.TryParse(request.Email, out var address))
        {
            return null;
        }

        var others = await db.Reviewers
            .Where(r => r.InsurerId == user.InsurerId && r.IsActive && r.EmailKey != address.Normalised)
            .OrderByDescending(r => r.Id).Take(Looked).Select(r => r.EmailKey).ToListAsync(cancellationToken);
        return MailDomainHint.Suggest(address.Display, others.Select(e => e[(e.LastIndexOf('@') + 1)..]));
    }
}
