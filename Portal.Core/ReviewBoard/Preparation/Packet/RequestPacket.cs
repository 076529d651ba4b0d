using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 1冊にまとめる: asks the worker for a packet of what the session holds now. Does nothing when there is one already, be it
/// the published one; one that failed is tried again. Answers the packet's id.
/// </summary>
public sealed record RequestPacket(Guid SessionId) : IRequest<Result<Guid>>;

public sealed class RequestPacketHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RequestPacket, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RequestPacket request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.LockOwnSessionAsync(user, request.SessionId, cancellationToken);
        if (session is not { IsEditable: true })
        {
            return session is null ? PreparationErrors.NotFound : ReviewSessionErrors.NotEditable;
        }

        var input = await new PacketSource(db).ReadAsync(session, cancellationToken);
        if (Refusal(input) is { } refusal)
        {
            return refusal;
        }

        var packet = await CurrentOrNewAsync(input, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return packet.Id;
    }

    private static Error? Refusal(PacketInput input) =>
        input.Documents.Any(d => d.NeedsPlace || d.Status != ReviewDocumentStatus.Ready) ? PreparationErrors.PapersNotReady
        : input.Documents.Count == 0 && input.Cases.Count == 0 ? PreparationErrors.NothingToBind
        : null;

    private async Task<ReviewPacket> CurrentOrNewAsync(PacketInput input, CancellationToken cancellationToken)
    {
        var (sessionId, version, fingerprint) = (input.Session.Id, input.Session.Version + 1, input.Fingerprint);
        var packets = await db.HoldPacketsAsync(sessionId, cancellationToken);
        var current = packets.Find(p => p.Fingerprint == fingerprint && p.Version == (p.PublishedAt is null ? version : version - 1));
        db.RemovePackets(packets.Where(p => p.PublishedAt is null && p != current), clock.GetUtcNow());
        if (current is { Status: ReviewPacketStatus.Failed })
        {
            current.TryAgain();
        }

        return current ?? Add(input, version, fingerprint);
    }

    private ReviewPacket Add(PacketInput input, int version, string fingerprint)
    {
        var (now, contents) = (clock.GetUtcNow(), input.Contents());
        var packet = new ReviewPacket
        {
            SessionId = input.Session.Id,
            Version = version,
            Fingerprint = fingerprint,
            PagesTotal = contents.PageCount,
            Contents = contents,
            CreatedAt = now,
        };
        db.Add(packet);
        db.Add(AuditEvent.By(user, now, "ReviewPacketRequested", nameof(ReviewPacket), packet.Id, details: new
        {
            packet.SessionId,
            version,
            contents.PageCount,
        }));
        return packet;
    }
}
