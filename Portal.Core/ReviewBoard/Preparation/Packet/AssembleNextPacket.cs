using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Quarantine;
using Portal.Core.Storage;
using Portal.Core.Telemetry;

namespace Portal.Core.ReviewBoard;

/// <summary>次の1冊を綴じる. Answers whether there may be more.</summary>
public sealed record AssembleNextPacket : IRequest<bool>;

public sealed class AssembleNextPacketHandler(PortalDbContext db, PacketBinder binder, TimeProvider clock)
    : IRequestHandler<AssembleNextPacket, bool>
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public async Task<bool> Handle(AssembleNextPacket request, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } packet)
        {
            return false;
        }

        using var span = PortalMeters.Activities.StartActivity("AssemblePacket");
        var claim = new Claimed(packet, await ReadAsync(packet.SessionId, cancellationToken));
        var (done, begun) = (new PagesDone(), clock.GetTimestamp());
        var binding = TryBindAsync(claim, done, cancellationToken);
        var outcome = await LongWork.WhileAsync(
            binding, () => StillHereAsync(claim, done.Count, cancellationToken), cancellationToken);
        await WriteAsync(claim, outcome, cancellationToken);
        PortalMeters.PacketsAssembled.Count(outcome switch { { Bound: not null } => "Bound", { MayRetry: true } => "PutOff", _ => "Failed" });
        PortalMeters.PacketSeconds.Record(clock.GetElapsedTime(begun).TotalSeconds);
        return true;
    }

    private async Task<ReviewPacket?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var packet = (await db.ReviewPackets.FromSql($"""
            SELECT *, xmin FROM review_packets
            WHERE status IN ('Waiting', 'Assembling') AND (leased_until IS NULL OR leased_until <= {now})
            ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (packet is null)
        {
            return null;
        }

        packet.Claim(now + LongWork.Lease);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return packet;
    }

    private async Task<PacketInput> ReadAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var session = await db.ReviewSessions.AsNoTracking().SingleAsync(s => s.Id == sessionId, cancellationToken);
        return await new PacketSource(db).ReadAsync(session, cancellationToken);
    }

    private async Task<Outcome> TryBindAsync(Claimed claim, PagesDone done, CancellationToken cancellationToken)
    {
        // A packet on which the worker itself died again and again must not hold up all others.
        if (claim.Packet.Attempts > MostAttempts)
        {
            return Outcome.Failed("1冊にまとめる作業が、何度も途中で止まりました。事務局に知らせてから、もう一度まとめてください。");
        }

        // What is asked for is gone: the clerk has changed the session meanwhile and will ask again.
        if (claim.Input.Fingerprint != claim.Packet.Fingerprint)
        {
            return Outcome.Failed("まとめている間に内容が変わりました。もう一度まとめてください。");
        }

        try
        {
            return new Outcome(await binder.BindAsync(claim.Input, claim.Packet, done, cancellationToken), null, MayRetry: false);
        }
        catch (PaperBytesMissingException)
        {
            return Outcome.Failed("資料のファイルを読み出せませんでした。問題のある資料を入れ直してください。");
        }
        catch (QpdfException e) when (e.LimitReached)
        {
            return Outcome.Failed(
                "資料が多いか重いため、1冊にまとめられませんでした。資料を減らすか、読み取りの解像度を下げて入れ直してから、もう一度まとめてください。");
        }
        catch (Exception e) when (e is PdfComposerUnavailableException or QpdfException or StorageUnavailableException)
        {
            return new Outcome(null, "PDFを作る仕組みが動いていないため、まとめられませんでした。しばらくしてから、もう一度まとめてください。", MayRetry: true);
        }
    }

    private Task<int> StillHereAsync(Claimed claim, int pagesDone, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + LongWork.Lease;
        return db.ReviewPackets.Where(p => p.Id == claim.Packet.Id && p.Attempts == claim.Packet.Attempts)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.LeasedUntil, until)
                    .SetProperty(p => p.PagesDone, p => pagesDone < p.PagesTotal ? pagesDone : p.PagesTotal),
                cancellationToken);
    }

    private async Task WriteAsync(Claimed claim, Outcome outcome, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.LockSessionAsync(claim.Packet.SessionId, cancellationToken);
        var packet = await db.HoldPacketAsync(claim.Packet.Id, claim.Packet.Attempts, cancellationToken);
        var now = clock.GetUtcNow();
        if (session is null || packet is null)
        {
            // The session was deleted, or somebody has asked for a newer packet meanwhile: nobody will read this.
            db.Discard(outcome.Bound?.Stored.FileId, now);
            db.RemovePackets(packet is null ? [] : [packet], now);
        }
        else if (outcome.Bound is { } bound)
        {
            packet.Assembled(bound.Stored.FileId, bound.Stored.SizeBytes, bound.Contents, now);
        }
        else if (outcome.MayRetry && packet.Attempts < MostAttempts)
        {
            packet.PutOff(now + Pause);
        }
        else
        {
            packet.Fail(outcome.Problem!);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record Claimed(ReviewPacket Packet, PacketInput Input);

    private sealed record Outcome(BoundPacket? Bound, string? Problem, bool MayRetry)
    {
        public static Outcome Failed(string problem) => new(null, problem, MayRetry: false);
    }

    /// <summary>Reported from qpdf's thread, read from the worker's.</summary>
    private sealed class PagesDone : IProgress<int>
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Report(int value) => Volatile.Write(ref count, value);
    }
}
