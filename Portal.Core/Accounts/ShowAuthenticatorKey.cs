using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>The key of a set-up that has begun and is not confirmed; null at any other time.</summary>
public sealed record ShowAuthenticatorKey : IRequest<AuthenticatorKey?>;

/// <param name="Text">To be typed, in groups of four.</param>
/// <param name="Uri">For the QR code.</param>
public sealed record AuthenticatorKey(string Text, string Uri);

public sealed class ShowAuthenticatorKeyHandler(PortalDbContext db, IDataProtectionProvider protection, ICurrentUser user)
    : IRequestHandler<ShowAuthenticatorKey, AuthenticatorKey?>
{
    private static readonly string Issuer = System.Uri.EscapeDataString("介護情報基盤ポータル");

    public async Task<AuthenticatorKey?> Handle(ShowAuthenticatorKey request, CancellationToken cancellationToken)
    {
        var app = await db.AuthenticatorApps.AsNoTracking()
            .SingleOrDefaultAsync(a => a.AccountId == user.AccountId && a.ConfirmedAt == null, cancellationToken);
        if (app is null)
        {
            return null;
        }

        var loginId = await db.Users.Where(a => a.Id == user.AccountId).Select(a => a.UserName!).SingleAsync(cancellationToken);
        var key = Base32.Encode(app.ReadKey(protection));
        return new AuthenticatorKey(
            string.Join(' ', key.Chunk(4).Select(part => new string(part))),
            $"otpauth://totp/{Issuer}:{System.Uri.EscapeDataString(loginId)}?secret={key}&issuer={Issuer}&digits=6&period=30");
    }
}
