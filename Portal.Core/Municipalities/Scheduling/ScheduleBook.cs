using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

/// <summary>日程の帳面: what is done to a schedule is written down for both sides and for the trail, and told by mail; the caller saves it together.</summary>
internal sealed class ScheduleBook(PortalDbContext db, ICurrentUser user, DateTimeOffset now)
{
    /// <param name="schedule">As it is after the act.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="reason">The insurer's, or the public one.</param>
    /// <param name="day">Instead of its 利用開始日.</param>
    public void Note(InsurerSchedule schedule, ScheduleEventKind kind, string? reason = null, DateOnly? day = null)
    {
        NoteOnly(schedule, kind, reason, day);
        db.Add(AuditEvent.By(user, now, ActionOf(kind), nameof(InsurerSchedule), schedule.Id, schedule.InsurerId, details: new
        {
            setup = schedule.Setup.StartsOn,
            startsOn = kind is ScheduleEventKind.CompletionReported ? null
                : day ?? (kind is ScheduleEventKind.Withdrawn or ScheduleEventKind.Disputed ? null : schedule.StartsOn),
            completedOn = kind is ScheduleEventKind.CompletionReported ? day : null,
        }));
    }

    /// <summary>Without a line of its own in the trail: many at once have one together.</summary>
    public void NoteOnly(InsurerSchedule schedule, ScheduleEventKind kind, string? reason = null, DateOnly? day = null) => db.Add(new ScheduleEvent
    {
        InsurerId = schedule.InsurerId,
        Kind = kind,
        At = now,
        ById = user.AccountId,
        SetupStartsOn = schedule.Setup.StartsOn,
        SetupCompletesOn = schedule.Setup.CompletesOn,
        Day = kind is ScheduleEventKind.ChangeWished ? day : day ?? schedule.StartsOn,
        ReplyBy = kind == ScheduleEventKind.Notified ? schedule.ReplyBy : null,
        Reason = reason,
    });

    public async Task TellAsync(InsurerSchedule schedule, IMail mail, CancellationToken cancellationToken) =>
        Tell(schedule, mail, (await AddressesAsync(db, [schedule.InsurerId], cancellationToken))[schedule.InsurerId]);

    public void Tell(InsurerSchedule schedule, IMail mail, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            db.Add(OutgoingMail.Compose(address, mail, now, schedule.Id));
        }
    }

    /// <summary>宛先, as for surveys.</summary>
    public static Task<ILookup<Guid, string>> AddressesAsync(
        PortalDbContext db, IReadOnlyCollection<Guid> insurerIds, CancellationToken cancellationToken) =>
        db.AdministratorsOfAsync(db.Insurers.Where(i => insurerIds.Contains(i.Id)).Select(i => i.Id), cancellationToken);

    private static string ActionOf(ScheduleEventKind kind) => kind switch
    {
        ScheduleEventKind.Drafted => "ScheduleDrafted",
        ScheduleEventKind.Notified => "ScheduleNotified",
        ScheduleEventKind.Accepted => "ScheduleAccepted",
        ScheduleEventKind.Disputed => "ScheduleDisputed",
        ScheduleEventKind.OtherStartWished => "OtherStartWished",
        ScheduleEventKind.OtherStartGranted => "OtherStartGranted",
        ScheduleEventKind.Fixed => "ScheduleFixed",
        ScheduleEventKind.Published => "SchedulePublished",
        ScheduleEventKind.ChangeWished => "ScheduleChangeWished",
        ScheduleEventKind.Kept => "ScheduleKept",
        ScheduleEventKind.Postponed => "SchedulePostponed",
        ScheduleEventKind.Withdrawn => "ScheduleWithdrawn",
        ScheduleEventKind.CompletionReported => "SetupCompletionReported",
        _ => "ScheduleDraftRemoved",
    };
}
