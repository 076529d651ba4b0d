using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>登録できるかどうか, with the packet that would be sent.</summary>
/// <param name="Readiness">What stops it, and what is only to be known.</param>
/// <param name="Packet">The bound packet of the next version; null while there is none that is up to date.</param>
internal sealed record RegistrationCheck(SessionReadiness Readiness, ReviewPacket? Packet)
{
    /// <summary>With the session's row held; the packet is there to be published.</summary>
    public static async Task<RegistrationCheck> OfAsync(
        PortalDbContext db, ReviewSession held, DateOnly today, CancellationToken cancellationToken)
    {
        var facts = await db.ReadinessFactsAsync(db.ReviewSessions.Where(s => s.Id == held.Id), today, cancellationToken);
        var readiness = facts!.Judge();
        var packet = readiness.PacketId is { } id
            ? await db.ReviewPackets.SingleOrDefaultAsync(p => p.Id == id, cancellationToken)
            : null;
        return new RegistrationCheck(readiness, packet);
    }

    /// <summary>The packet to publish, or why nothing may be: not ready, or no longer what the clerk has looked at.</summary>
    public Result<ReviewPacket> PacketLookedAt(ReviewSession held, int revision, Guid packetId) =>
        held.Revision != revision || (Packet is { } bound && bound.Id != packetId) ? RegistrationErrors.ChangedSinceOpened
        : Readiness.IsReady && Packet is { } packet ? packet
        : RegistrationErrors.NotReady;
}
