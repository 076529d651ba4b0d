using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Asks the register that the secretariat imports.</summary>
public sealed class RegisterVerifier(PortalDbContext db) : IClaimsReceptionVerifier
{
    public async Task<ClaimsReceptionAnswer> VerifyAsync(string userId, string password, CancellationToken cancellationToken)
    {
        var user = await db.ClaimsUsers.AsNoTracking().Include(u => u.Places)
            .SingleOrDefaultAsync(u => u.UserId == userId, cancellationToken);
        return ClaimsSecret.Matches(user?.Secret, password) && user is { IsTemporary: false }
            ? ClaimsReceptionAnswer.Verified([.. user.Places.OrderBy(p => p.Number, StringComparer.Ordinal).Select(p => p.AsRegistered())])
            : ClaimsReceptionAnswer.Refused;
    }
}
