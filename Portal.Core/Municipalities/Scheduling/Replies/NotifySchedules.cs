using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// 日程を通知する, one wave of drafts: each insurer is asked to reply by a day, and where nothing was public yet everybody sees 日程調整中 from now on.
/// </summary>
/// <param name="NewId">Given by the form: sent twice, it is one wave.</param>
/// <param name="Filter">By month, prefecture and vendor.</param>
/// <param name="ReplyBy">回答期限.</param>
/// <param name="Seen">見た内容のしるし of those that the page said it would be.</param>
public sealed record NotifySchedules(Guid NewId, ScheduleFilter Filter, DateOnly? ReplyBy, string? Seen) : IRequest<Result<int>>;

public sealed class NotifySchedulesValidator : AbstractValidator<NotifySchedules>
{
    public NotifySchedulesValidator() => RuleFor(r => r.ReplyBy).NotNull().WithMessage("回答期限を入力してください。");
}

public sealed class NotifySchedulesHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, PortalUrls urls, TimeProvider clock)
    : IRequestHandler<NotifySchedules, Result<int>>
{
    public async Task<Result<int>> Handle(NotifySchedules request, CancellationToken cancellationToken)
    {
        var (now, count) = (clock.GetUtcNow(), 0);
        var result = await new SchedulePublication(db, status, user, now).RunAsync(ActAsync, seenVersion: null, cancellationToken);
        return result.Failed ? Result<int>.Fail(result.Errors) : count;

        async Task<Result<IReadOnlyList<ServiceStartLine>>> ActAsync(InsurerPlaces places)
        {
            if (await db.ScheduleWaves.Where(w => w.Id == request.NewId).Select(w => (int?)w.Insurers).SingleOrDefaultAsync(cancellationToken) is { } before)
            {
                count = before;
                return Result<IReadOnlyList<ServiceStartLine>>.Done([]);
            }

            var rows = PreviewScheduleWaveHandler.Of(request.Filter, await BoardRows.ReadAsync(db, cancellationToken), now.DayInJapan());
            var reached = rows.Where(r => r.HasAddressee && places.Of(r.InsurerId).Count > 0).ToList();
            if (reached.Count == 0)
            {
                return ScheduleErrors.NothingToNotify;
            }

            if (ScheduleFingerprint.Of(reached.Select(r => r.AsSeen())) != request.Seen)
            {
                return ConflictErrors.ChangedMeanwhile;
            }

            count = reached.Count;
            if (await NotifyAsync(reached, request, now, cancellationToken) is { Failed: true } refused)
            {
                return Result<IReadOnlyList<ServiceStartLine>>.Fail(refused.Errors);
            }

            return Result<IReadOnlyList<ServiceStartLine>>.Done(await ArrangingAsync(places, reached.Select(r => r.InsurerId), cancellationToken));
        }
    }

    private async Task<Result> NotifyAsync(List<BoardRow> rows, NotifySchedules request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (request.ReplyBy > now.DayInJapan() && rows.Find(r => r.Setup!.StartsOn <= request.ReplyBy) is { } late)
        {
            return ScheduleErrors.SetupBeforeReply(late.Name, late.Setup!.StartsOn);
        }

        var ids = rows.Select(r => r.InsurerId).ToList();
        var schedules = await db.InsurerSchedules.Where(s => ids.Contains(s.InsurerId)).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var addresses = await ScheduleBook.AddressesAsync(db, ids, cancellationToken);
        var book = new ScheduleBook(db, user, now);
        foreach (var schedule in schedules)
        {
            if (schedule.Notify(request.ReplyBy!.Value, now.DayInJapan()) is { Failed: true } refused)
            {
                return refused;
            }

            book.Note(schedule, ScheduleEventKind.Notified);
            book.Tell(schedule, new ScheduleNoticeMail(schedule.Setup, schedule.StartsOn, request.ReplyBy.Value, urls.To(SchedulePaths.Mine)), addresses[schedule.InsurerId]);
        }

        await db.ScheduleReminders.Where(r => schedules.Select(s => s.Id).Contains(r.ScheduleId)).ExecuteDeleteAsync(cancellationToken);
        db.Add(new ScheduleWave { Id = request.NewId, NotifiedAt = now, NotifiedById = user.AccountId!.Value, ReplyBy = request.ReplyBy!.Value, Insurers = ids.Count });
        return Result.Done;
    }

    private async Task<List<ServiceStartLine>> ArrangingAsync(InsurerPlaces places, IEnumerable<Guid> insurers, CancellationToken cancellationToken)
    {
        var codes = insurers.SelectMany(places.Of).Select(p => p.Code).ToList();
        var inForce = await SchedulePublication.InForceAsync(db, codes, cancellationToken);
        return [.. codes.Where(c => inForce.GetValueOrDefault(c) is null or { State: ServiceStartState.Undecided })
            .Select(c => new ServiceStartLine(c, ServiceStartState.Arranging))];
    }
}

/// <summary>Where the insurer finds its schedule.</summary>
internal static class SchedulePaths
{
    public const string Mine = "/insurer/onboarding/schedule";
}
