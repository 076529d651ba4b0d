using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Asks the register that the secretariat imports. Every refusal takes the same time.</summary>
public sealed class RegisterVerifier(PortalDbContext db) : IClaimsReceptionVerifier
{
    public async Task<ClaimsReceptionAnswer> VerifyAsync(string userId, string password, CancellationToken cancellationToken)
    {
        if (await db.ClaimsUsers.MaxAsync(u => (int?)u.Iterations, cancellationToken) is not { } dearest)
        {
            // Before the first import nobody can be asked, and nobody is told that the password is wrong.
            return ClaimsReceptionAnswer.Unavailable;
        }

        var user = await db.ClaimsUsers.AsNoTracking().SingleOrDefaultAsync(u => u.UserId == userId, cancellationToken);
        if (!ClaimsSecret.Matches(user?.Secret, password, dearest) || user!.IsTemporary)
        {
            return ClaimsReceptionAnswer.Refused;
        }

        var places = await db.RegisterPlaces.AsNoTracking().Where(p => p.Users.Any(u => u.UserId == userId))
            .OrderBy(p => p.Number).ThenBy(p => p.IsMedical).ToListAsync(cancellationToken);
        return ClaimsReceptionAnswer.Verified([.. places.Select(p => p.AsRegistered())]);
    }
}
