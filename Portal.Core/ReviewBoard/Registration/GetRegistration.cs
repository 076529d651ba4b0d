using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>登録内容の確認の画面: everything that would be sent, what stops it, and what changed since the last version.</summary>
public sealed record GetRegistration(Guid SessionId) : IRequest<RegistrationView?>;

/// <param name="Facts">開催情報.</param>
/// <param name="Revision">For the form: what was looked at.</param>
/// <param name="Changes">Since the published version; empty for a first registration.</param>
/// <param name="Told">Who hears of an update that keeps the version; null for a first registration, and while no packet is up to date.</param>
/// <param name="Receipt">受付番号 of the last 登録 or 更新; null before the first.</param>
/// <param name="Packet">Null while there is none that is up to date.</param>
public sealed record RegistrationView(
    Guid Id, string Title, ReviewSessionStatus Status, int Version, int Revision, DateTimeOffset? RegisteredAt, SessionPlan Facts,
    IReadOnlyList<RegistrationReviewer> Reviewers, IReadOnlyList<RegistrationCase> Cases, int SessionPapers,
    RegistrationPacket? Packet, SessionReadiness Readiness, IReadOnlyList<string> Changes, ToldOfUpdate? Told,
    ReceiptReference? Receipt)
{
    public bool IsUpdate => Version > 0;

    /// <summary>更新 tells people and dates only: nobody has to read again.</summary>
    public bool KeepsVersion => IsUpdate && Readiness.KeepsVersion;

    public bool CanBeSent => Readiness.IsReady && Packet is not null && (!IsUpdate || Changes.Count > 0);
}

/// <summary>更新のあと、だれに知らせるか.</summary>
/// <param name="Newcomers">加えた審査員: they get a URL.</param>
/// <param name="Leaving">外した審査員: they hear that they can read it no more.</param>
/// <param name="Others">Something that the other reviewers see is not as it was.</param>
public sealed record ToldOfUpdate(bool Newcomers, bool Leaving, bool Others);

/// <param name="HasPassword">From an earlier version.</param>
public sealed record RegistrationReviewer(Guid Id, string Name, string Profession, string Email, bool IsHead, bool HasPassword);

/// <param name="Pages">Pages by kind, in the order of <see cref="ReviewDocumentKind"/>; 0 for none.</param>
public sealed record RegistrationCase(int Position, string CaseNumber, ReviewCaseKind Kind, string Label, IReadOnlyList<int> Pages);

/// <summary>1冊にまとめた資料, as it would be sent.</summary>
public sealed record RegistrationPacket(Guid Id, int Pages, long SizeBytes);

public sealed class GetRegistrationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<GetRegistration, RegistrationView?>
{
    public async Task<RegistrationView?> Handle(GetRegistration request, CancellationToken cancellationToken)
    {
        var facts = await db.ReadinessFactsAsync(db.OwnSession(user, request.SessionId), clock.TodayInJapan(), cancellationToken);
        if (facts is null)
        {
            return null;
        }

        var (session, readiness) = (facts.Input.Session, facts.Judge());
        var packet = readiness.PacketId is null ? null : facts.CurrentPacket;
        var update = VersionUpdate.Look(facts, packet);
        return new RegistrationView(
            session.Id, session.Title, session.Status, session.Version, session.Revision, session.RegisteredAt, SessionPlan.Of(session),
            [.. facts.Reviewers.Where(r => r.IsChosen)
                .Select(r => new RegistrationReviewer(r.Id, r.Name, r.Profession, r.Email, r.IsHead, r.IsInvited))],
            Cases(facts.Input), facts.Input.Documents.Count(d => d.CaseId is null && !d.NeedsPlace),
            packet is null ? null : new RegistrationPacket(packet.Id, packet.Contents.PageCount, packet.SizeBytes),
            readiness, update?.Changes ?? [],
            update is null ? null
                : new ToldOfUpdate(update.Newcomers.Count > 0, update.Leaving.Count > 0, update.FactChangesForReviewers.Count > 0),
            facts.Receipt);
    }

    private static IReadOnlyList<RegistrationCase> Cases(PacketInput input)
    {
        var pages = input.Documents.ToLookup(d => (d.CaseId, d.Kind), d => d.PageCount);
        return
        [
            .. input.Cases.OrderBy(c => c.Position).Select(c => new RegistrationCase(c.Position, c.CaseNumber, c.Kind, c.Label,
                [.. Enum.GetValues<ReviewDocumentKind>().Select(k => pages[(c.Id, k)].Sum())])),
        ];
    }
}
