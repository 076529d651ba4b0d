using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>確認の回答.</summary>
public enum ScheduleReply
{
    /// <summary>承諾する.</summary>
    Accept,

    /// <summary>別の利用開始日を希望する.</summary>
    OtherStart,

    /// <summary>問題あり.</summary>
    Dispute,
}

/// <summary>通知された日程に回答する, by the insurer; also after the day.</summary>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Choice">承諾, 別の利用開始日 or 問題あり.</param>
/// <param name="StartsOn">希望する利用開始日.</param>
/// <param name="IsSure">The warning of a long time after the completion was read.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="IsConfirmed">False only checks, before the check page.</param>
/// <param name="SetupShown">初期セットアップを始める日 that the form showed.</param>
/// <param name="StartShown">利用開始日 that the form showed.</param>
public sealed record ReplyToSchedule(
    uint Version, ScheduleReply? Choice, DateOnly? StartsOn, bool IsSure, string? Reason, bool IsConfirmed, DateOnly? SetupShown = null,
    DateOnly? StartShown = null) : IRequest<Result>;

public sealed class ReplyToScheduleValidator : AbstractValidator<ReplyToSchedule>
{
    public ReplyToScheduleValidator()
    {
        RuleFor(r => r.Choice).NotNull().WithMessage(ScheduleErrors.ReplyMissing.Message).IsInEnum().WithMessage(ScheduleErrors.ReplyMissing.Message);
        RuleFor(r => r.StartsOn).NotNull().When(r => r.Choice == ScheduleReply.OtherStart).WithMessage(ScheduleErrors.StartMissing.Message);
    }
}

public sealed class ReplyToScheduleHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReplyToSchedule, Result>
{
    public async Task<Result> Handle(ReplyToSchedule request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == user.InsurerId, cancellationToken);
        if (schedule is null)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (!db.IsVersion(schedule, request.Version))
        {
            return SaysSo(schedule, request) ? Result.Done : ConflictErrors.ChangedMeanwhile;
        }

        var (kind, result) = request.Choice switch
        {
            ScheduleReply.Accept => (ScheduleEventKind.Accepted, schedule.Accept(now.DayInJapan())),
            ScheduleReply.Dispute => (ScheduleEventKind.Disputed, schedule.Dispute(request.Reason)),
            _ => (ScheduleEventKind.OtherStartWished, schedule.WishOtherStart(request.StartsOn!.Value, request.IsSure, now.DayInJapan())),
        };
        if (!result.Failed && request.IsConfirmed)
        {
            new ScheduleBook(db, user, now).Note(schedule, kind, schedule.InsurerReason, schedule.WishedStartOn);
            await db.SaveChangesAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>A second click, or a colleague with the same reply to the same days.</summary>
    private static bool SaysSo(InsurerSchedule schedule, ReplyToSchedule request) => schedule.Setup.StartsOn == request.SetupShown && request.Choice switch
    {
        ScheduleReply.Accept => schedule.Status == InsurerScheduleStatus.Accepted && schedule.StartsOn == request.StartShown,
        ScheduleReply.Dispute => schedule.Status == InsurerScheduleStatus.Disputed && schedule.InsurerReason == request.Reason?.Trim(),
        _ => schedule.Status == InsurerScheduleStatus.OtherStartWished && schedule.WishedStartOn == request.StartsOn,
    };
}
