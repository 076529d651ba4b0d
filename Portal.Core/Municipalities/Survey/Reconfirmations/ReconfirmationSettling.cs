using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

internal static class ReconfirmationSettling
{
    /// <summary>
    /// 解消: closes every question whose two facts do not stand against each other any more, and takes up those whose facts do again. Whoever has
    /// to answer one that came back is told.
    /// </summary>
    /// <param name="db">Within a transaction, which saves.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="senderId">The insurer that acts itself: it is not told of its own question.</param>
    /// <returns>What stands against each other now.</returns>
    public static async Task<AnswerBook> SettleReconfirmationsAsync(
        this PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken, Guid? senderId = null)
    {
        // Those who send at once take turns: the second one sees what the first has answered.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('reconfirmations'))", cancellationToken);
        var book = await db.AnswersInForceAsync(cancellationToken);
        var standing = book.Conflicts.ToHashSet();
        var insurers = standing.Select(c => c.InsurerId).Distinct().ToList();
        var back = new List<Reconfirmation>();

        // What is settled of insurers against whose answers nothing stands stays as it is: it is not even read.
        foreach (var question in await db.Reconfirmations
            .Where(q => q.State != ReconfirmationState.Settled || insurers.Contains(q.InsurerId)).ToListAsync(cancellationToken))
        {
            var stands = standing.Contains(question.Conflict);
            if (!stands && question.State != ReconfirmationState.Settled)
            {
                question.Settle(now);
            }
            else if (stands && question.State == ReconfirmationState.Settled)
            {
                question.TakeUp(now);
                back.Add(question);
            }
        }

        await db.TellOfQuestionsAsync(
            book, [.. back.Where(q => q.State == ReconfirmationState.Waiting && q.InsurerId != senderId)], now, cancellationToken);
        return book;
    }

    /// <summary>One mail to each insurer, however many questions it has.</summary>
    public static async Task TellOfQuestionsAsync(
        this PortalDbContext db, AnswerBook book, IReadOnlyCollection<Reconfirmation> questions, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (questions.Count == 0)
        {
            return;
        }

        var answers = book.Answers.ToDictionary(a => a.Answer.InsurerId, a => a.Answer);
        var ids = questions.Select(q => q.InsurerId).Distinct().ToList();
        var people = await db.AdministratorsOfAsync(db.Insurers.Where(i => ids.Contains(i.Id)).Select(i => i.Id), cancellationToken);
        foreach (var own in questions.GroupBy(q => q.InsurerId))
        {
            foreach (var email in InsurerAddresses.Distinct(people[own.Key], answers[own.Key].ContactEmail))
            {
                db.Add(OutgoingMail.Compose(email, new ReconfirmationMail(own.Count()), now, answers[own.Key].SurveyId));
            }
        }
    }
}
