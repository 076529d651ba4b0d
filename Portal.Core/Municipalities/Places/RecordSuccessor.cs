using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// なくなった市町村の引き継ぎ先を登録する, by the secretariat: the ministry's list says which codes are gone, and not what became of them. Who chose
/// the one that is gone is told of its successor from then on. Said twice, it is recorded once.
/// </summary>
/// <param name="Code">The municipality that is gone.</param>
/// <param name="Successor">The code of the one that it is, or belongs to, since then.</param>
/// <param name="Kind">合併, or 市制・町制の施行.</param>
/// <param name="ChangedOn">From which day.</param>
public sealed record RecordSuccessor(string? Code, string? Successor, MunicipalityChangeKind? Kind, string? ChangedOn)
    : IRequest<Result>, ISuccessorFields;

public sealed class RecordSuccessorValidator : SuccessorFieldsValidator<RecordSuccessor>;

public sealed class RecordSuccessorHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RecordSuccessor, Result>
{
    public async Task<Result> Handle(RecordSuccessor request, CancellationToken cancellationToken)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await StatusSubscription.TakeTurnAsync(db, cancellationToken);
        var read = await SuccessorFields.ReadAsync(db, request, clock.TodayInJapan(), cancellationToken);
        if (read.Failed)
        {
            return Result.Fail(read.Errors);
        }

        var (gone, next, day) = read.Value;
        if (await db.MunicipalityChanges.AnyAsync(
            c => c.OldCode == gone.Code && c.NewCode == next.Code && c.TakenBackInVersion == null, cancellationToken))
        {
            return Result.Done;
        }

        var now = clock.GetUtcNow();
        var version = await PublicStatusVersion.NextAsync(db, PublicStatusCause.Places, now, user.AccountId, cancellationToken);
        db.Add(version);
        db.Add(new MunicipalityChange
        {
            ChangedOn = day,
            Kind = request.Kind!.Value,
            OldCode = gone.Code,
            OldName = gone.Name,
            NewCode = next.Code,
            Version = version.Number,
        });
        db.Add(AuditEvent.By(
            user, now, "SuccessorRecorded", nameof(PublicStatusVersion), version.Id, details: new { before = gone.Code, after = next.Code }));
        await db.SaveChangesAsync(cancellationToken);
        await CarryOverAsync(gone.Code, next.Code, version.Number, cancellationToken);
        await turn.CommitAsync(cancellationToken);
        await status.ReadAsync(db, cancellationToken);
        return Result.Done;
    }

    // Who is told of the whole prefecture of the successor needs no row of its own.
    private Task<int> CarryOverAsync(string gone, string successor, int version, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO subscribed_places (subscription_id, code, since_version, successor_of)
        SELECT p.subscription_id, {successor}, {version}, {gone} FROM subscribed_places p
        WHERE p.code = {gone} AND NOT EXISTS (
          SELECT 1 FROM subscribed_places o WHERE o.subscription_id = p.subscription_id AND o.code = left({successor}, 2))
        ON CONFLICT DO NOTHING
        """,
        cancellationToken);
}
