using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Web.Sessions;

/// <summary>
/// Sessions live in the database and are read on every request together with their account: ending one, disabling its
/// account or changing its role works at once on every instance.
/// </summary>
public sealed class DatabaseTicketStore(
    IServiceScopeFactory scopes, IHttpContextAccessor accessor, TimeProvider clock, SecondFactorDemand demand) : ITicketStore
{
    // Writing the time of every click would double the writes of a page; half a minute is exact enough for 30 minutes.
    private static readonly TimeSpan SeenGranularity = TimeSpan.FromSeconds(30);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var now = clock.GetUtcNow();
        var key = SecretToken.New();
        var accountId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var stamps = await db.Database.SqlQuery<string>(
            $"""SELECT security_stamp AS "Value" FROM accounts WHERE id = {accountId} FOR SHARE""").ToListAsync();
        if (ticket.Principal.FindFirstValue(PortalClaims.Stamp) is { } stamp && !stamps.Contains(stamp))
        {
            // A recovery, another password or a disabled account came in between: the key opens nothing, and the person signs in anew.
            return key.Text;
        }

        db.Add(new AccountSession
        {
            AccountId = accountId,
            KeyHash = key.Hash,
            SignedInAt = now,
            LastSeenAt = now,
            ProvedAt = now,
            EndsAt = now + SessionLimits.Absolute,
            Device = DeviceName.From(accessor.HttpContext?.Request.Headers.UserAgent.ToString()),
        });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return key.Text;
    }

    // A session carries nothing of its own that could be renewed: its claims are made anew for every request.
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (accessor.HttpContext?.HasFailed() == true)
        {
            // Whoever was found the first time is still known; what could not be read then must not fail the error page too.
            return null;
        }

        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var owner = await SessionOwner.FindAsync(db, SecretToken.HashOf(key), now);
        if (owner is null || !owner.IsAliveAt(now))
        {
            if (owner is not null)
            {
                EndedSession.Note(accessor.HttpContext, owner);
            }

            return null;
        }

        if (now - owner.LastSeenAt > SeenGranularity && !UnattendedRequest.Is(accessor.HttpContext))
        {
            await db.AccountSessions.Where(s => s.Id == owner.SessionId)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
            owner = owner with { LastSeenAt = now };
        }

        var scheme = IdentityConstants.ApplicationScheme;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = owner.ExpiresAt };
        return new AuthenticationTicket(PortalClaims.PrincipalOf(owner, demand.IsOpenFor(owner), scheme), properties, scheme);
    }

    public async Task RemoveAsync(string key)
    {
        var hash = SecretToken.HashOf(key);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().AccountSessions
            .Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }
}
