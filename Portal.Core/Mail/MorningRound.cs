using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Mail;

/// <summary>お知らせの時間: what the worker tells of itself is told from eight in the morning, one at a time, so that several workers tell it once.</summary>
internal static class MorningRound
{
    public const int FromHour = 8;

    /// <param name="db">Where.</param>
    /// <param name="clock">Of the portal.</param>
    /// <param name="holdNextAsync">The next one to be told of, held against other workers; null when there is none.</param>
    /// <param name="tellAsync">Adds mails and record; it saves nothing.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> TellOfNextAsync<T>(
        this PortalDbContext db, TimeProvider clock, Func<DateTimeOffset, CancellationToken, Task<T?>> holdNextAsync,
        Func<T, DateTimeOffset, CancellationToken, Task> tellAsync, CancellationToken cancellationToken)
        where T : class
    {
        var now = clock.GetUtcNow();
        if (now.InJapan().Hour < FromHour)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await holdNextAsync(now, cancellationToken) is not { } next)
        {
            return false;
        }

        await tellAsync(next, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
