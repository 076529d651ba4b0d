using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>再確認を送る: what stands against each other becomes a question, with one mail to each insurer. Nothing is asked twice for the same facts.</summary>
/// <param name="Keys">Those chosen, as the page named them; null for all.</param>
public sealed record SendReconfirmations(IReadOnlyCollection<string>? Keys) : IRequest<Result<int>>;

public sealed class SendReconfirmationsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SendReconfirmations, Result<int>>
{
    public async Task<Result<int>> Handle(SendReconfirmations request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var book = await db.SettleReconfirmationsAsync(now, cancellationToken);
        var answers = book.Answers.ToDictionary(a => a.Answer.InsurerId, a => a.Answer);
        var asked = db.Reconfirmations.Local.Select(q => new SurveyConflict(q.InsurerId, q.Reason, q.First, q.Second)).ToHashSet();
        var chosen = book.Conflicts.Where(c => !asked.Contains(c) && request.Keys?.Contains(ConflictKeys.Of(c)) != false).ToList();
        if (chosen.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ReconfirmationErrors.NothingToSend;
        }

        foreach (var conflict in chosen)
        {
            db.Add(new Reconfirmation
            {
                SurveyId = answers[conflict.InsurerId].SurveyId,
                InsurerId = conflict.InsurerId,
                Reason = conflict.Reason,
                First = conflict.First,
                Second = conflict.Second,
                AskedAt = now,
                AskedById = user.AccountId!.Value,
            });
        }

        await TellAsync(chosen.GroupBy(c => c.InsurerId).ToDictionary(g => g.Key, g => g.Count()), answers, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return chosen.Count;
    }

    private async Task TellAsync(
        Dictionary<Guid, int> questions, Dictionary<Guid, SurveyAnswer> answers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = questions.Keys.ToList();
        var people = await db.AdministratorsOfAsync(db.Insurers.Where(i => ids.Contains(i.Id)).Select(i => i.Id), cancellationToken);
        foreach (var (insurerId, count) in questions)
        {
            foreach (var email in InsurerAddresses.Distinct(people[insurerId], answers[insurerId].ContactEmail))
            {
                db.Add(OutgoingMail.Compose(email, new ReconfirmationMail(count), now, answers[insurerId].SurveyId));
            }

            db.Add(AuditEvent.By(
                user, now, "ReconfirmationSent", nameof(ReadinessSurvey), answers[insurerId].SurveyId, insurerId, new { Count = count }));
        }
    }
}

/// <summary>What a form calls a conflict: by its facts, so that one that has become another is not sent.</summary>
public static class ConflictKeys
{
    public static string Of(SurveyConflict conflict) => SurveyForm.MarkOf(conflict);
}
