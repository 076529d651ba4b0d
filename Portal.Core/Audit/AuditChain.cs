using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Audit;

/// <summary>監査記録の検証: reads the whole chain and recomputes every hash outside the database.</summary>
public static class AuditChain
{
    /// <returns>How many events are in order, and the number of the first that is not; null when all are.</returns>
    public static async Task<(long Verified, long? FirstBrokenId)> VerifyAsync(
        PortalDbContext db, CancellationToken cancellationToken)
    {
        var (verified, previous) = (0L, new byte[32]);
        await foreach (var item in db.AuditEvents.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            var intact = item.Id == verified + 1 && item.PreviousHash.SequenceEqual(previous)
                && item.Hash.SequenceEqual(HashOf(item));
            if (!intact)
            {
                return (verified, item.Id);
            }

            (verified, previous) = (verified + 1, item.Hash);
        }

        return (verified, null);
    }

    // The same text as the trigger in DatabaseRules writes.
    private static byte[] HashOf(AuditEvent item)
    {
        var microseconds = item.At.Subtract(DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var text = string.Join('|',
            item.Id.ToString(CultureInfo.InvariantCulture), microseconds.ToString(CultureInfo.InvariantCulture),
            item.ActorKind, item.ActorId?.ToString() ?? "-", item.ClientAddress ?? "-", item.Action, item.ObjectKind,
            item.ObjectId.ToString(), item.InsurerId?.ToString() ?? "-", item.Details);
        return SHA256.HashData([.. item.PreviousHash, .. Encoding.UTF8.GetBytes(text)]);
    }
}
