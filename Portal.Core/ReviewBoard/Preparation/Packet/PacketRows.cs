using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Inside a transaction: packets as nobody else can change them until we commit. The worker says each second how far it is,
/// without the session's lock; a clerk must not be refused for that.
/// </summary>
internal static class PacketRows
{
    public static Task<List<ReviewPacket>> HoldPacketsAsync(
        this PortalDbContext db, Guid sessionId, CancellationToken cancellationToken) =>
        db.ReviewPackets
            .FromSql($"SELECT *, xmin FROM review_packets WHERE session_id = {sessionId} ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);

    /// <summary>The packet as this attempt took it; null when it is gone or a later attempt has it.</summary>
    public static async Task<ReviewPacket?> HoldPacketAsync(
        this PortalDbContext db, Guid packetId, int attempt, CancellationToken cancellationToken) =>
        (await db.ReviewPackets.FromSql($"""
            SELECT *, xmin FROM review_packets
            WHERE id = {packetId} AND attempts = {attempt} AND status = 'Assembling' FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Removes packets that nobody was sent, with their bytes.</summary>
    public static void RemovePackets(this PortalDbContext db, IEnumerable<ReviewPacket> packets, DateTimeOffset at)
    {
        foreach (var packet in packets)
        {
            db.Discard(packet.FileId, at);
            db.Remove(packet);
        }
    }
}
