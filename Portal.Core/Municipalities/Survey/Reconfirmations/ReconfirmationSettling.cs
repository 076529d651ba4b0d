using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

internal static class ReconfirmationSettling
{
    /// <summary>解消: closes every question whose two facts do not stand against each other any more, and takes up those whose facts do again.</summary>
    /// <param name="db">Within a transaction, which saves.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>What stands against each other now.</returns>
    public static async Task<AnswerBook> SettleReconfirmationsAsync(
        this PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Those who send at once take turns: the second one sees what the first has answered.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('reconfirmations'))", cancellationToken);
        var book = await db.AnswersInForceAsync(cancellationToken);
        var standing = book.Conflicts.ToHashSet();
        foreach (var question in await db.Reconfirmations.ToListAsync(cancellationToken))
        {
            var stands = standing.Contains(new SurveyConflict(question.InsurerId, question.Reason, question.First, question.Second));
            if (!stands && question.State != ReconfirmationState.Settled)
            {
                question.Settle(now);
            }
            else if (stands && question.State == ReconfirmationState.Settled)
            {
                question.TakeUp();
            }
        }

        return book;
    }
}
