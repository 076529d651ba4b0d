using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="DueOn">期限.</param>
/// <param name="IsOverdue">It has passed.</param>
internal sealed record DueDayFacts(string ReceiptNumber, string ProgrammeName, DateOnly DueOn, bool IsOverdue);

/// <summary>期限の前と、過ぎたときに知らせる, once each (<see cref="MorningRound"/>): one application at a time, by mail to all who look after it.</summary>
internal sealed class DueDayReminder(PortalDbContext db, TimeProvider clock)
{
    /// <param name="holdNextAsync">The next one to be told of on a day of Japan, held against other workers; null when there is none.</param>
    /// <param name="mailOf">What they are told.</param>
    /// <param name="action">As the audit trail calls it.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Whether there may be more.</returns>
    public Task<bool> RemindOfNextAsync<T>(
        Func<DateOnly, CancellationToken, Task<T?>> holdNextAsync, Func<T, DueDayFacts, IMail> mailOf, string action, CancellationToken cancellationToken)
        where T : class, IHasDueDay =>
        db.TellOfNextAsync(
            clock, (now, stop) => holdNextAsync(now.DayInJapan(), stop), (due, now, stop) => TellAsync(due, mailOf, action, now, stop), cancellationToken);

    private async Task TellAsync<T>(T due, Func<T, DueDayFacts, IMail> mailOf, string action, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class, IHasDueDay
    {
        var isOverdue = due.DueOn < now.DayInJapan();
        if (isOverdue)
        {
            due.NoteOverdue(now);
        }
        else
        {
            due.NoteReminder(now);
        }

        var application = await db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == due.ApplicationId, cancellationToken);
        var name = await db.SubsidyProgrammes.Where(p => p.Id == application.ProgrammeId).Select(p => p.Name).SingleAsync(cancellationToken);
        var mail = mailOf(due, new DueDayFacts(application.ReceiptNumber!, name, due.DueOn, isOverdue));
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, application.Id));
        }

        object details = due.Round is { } round ? new { application.ReceiptNumber, Round = round } : new { application.ReceiptNumber };
        db.Add(AuditEvent.ByWorker(now, action, nameof(SubsidyApplication), application.Id, insurerId: null, details));
    }
}
