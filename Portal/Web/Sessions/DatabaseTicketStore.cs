using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Web.Sessions;

/// <summary>
/// Sessions live in the database and are read on every request: ending one, or disabling its account, works at once on
/// every instance.
/// </summary>
public sealed class DatabaseTicketStore(
    IServiceScopeFactory scopes, IHttpContextAccessor accessor, TimeProvider clock, IDataProtectionProvider protection)
    : ITicketStore
{
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(12);

    // Writing the time of every click would double the writes of a page; half a minute is exact enough for 30 minutes.
    private static readonly TimeSpan SeenGranularity = TimeSpan.FromSeconds(30);

    private readonly IDataProtector protector = protection.CreateProtector("AccountSession.Ticket");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var now = clock.GetUtcNow();
        var key = SecretToken.New();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        db.Add(new AccountSession
        {
            AccountId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
            KeyHash = key.Hash,
            Ticket = Protect(ticket),
            SignedInAt = now,
            LastSeenAt = now,
            ProvedAt = now,
            EndsAt = now + AbsoluteLimit,
            Device = DeviceName.From(accessor.HttpContext?.Request.Headers.UserAgent.ToString()),
        });
        await db.SaveChangesAsync();
        return key.Text;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var hash = SecretToken.HashOf(key);
        var bytes = Protect(ticket);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().AccountSessions
            .Where(s => s.KeyHash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.Ticket, bytes));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (now, hash) = (clock.GetUtcNow(), SecretToken.HashOf(key));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var idleSince = now - IdleLimit;
        var session = await db.AccountSessions.AsNoTracking()
            .Where(s => s.KeyHash == hash && s.EndsAt > now && s.LastSeenAt > idleSince)
            .Where(s => db.Users.Any(a => a.Id == s.AccountId && a.DisabledAt == null))
            .SingleOrDefaultAsync();
        if (session is null)
        {
            return null;
        }

        if (now - session.LastSeenAt > SeenGranularity)
        {
            await db.AccountSessions.Where(s => s.Id == session.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
        }

        var ticket = TicketSerializer.Default.Deserialize(protector.Unprotect(session.Ticket));
        ((ClaimsIdentity?)ticket?.Principal.Identity)?.AddClaim(new Claim(PortalClaims.SessionId, session.Id.ToString()));
        return ticket;
    }

    public async Task RemoveAsync(string key)
    {
        var hash = SecretToken.HashOf(key);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().AccountSessions
            .Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    private byte[] Protect(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));
}
