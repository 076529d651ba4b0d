using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Time;

/// <summary>
/// The database's clock (締切はデータベースの時計で決まる): this machine's clock plus the measured difference, so that all
/// instances agree on every deadline.
/// </summary>
public sealed class DatabaseClock : TimeProvider
{
    private long offsetTicks;

    /// <summary>
    /// Whole microseconds, as the database stores them: an instant that was written and one that is read back are equal.
    /// </summary>
    public override DateTimeOffset GetUtcNow()
    {
        var ticks = base.GetUtcNow().UtcTicks + Interlocked.Read(ref offsetTicks);
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Measures again; half of the round trip is taken off.</summary>
    public async Task SynchroniseAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var asked = base.GetUtcNow();
        var answer = await db.Database
            .SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken);
        var answered = base.GetUtcNow();
        Interlocked.Exchange(ref offsetTicks, (answer - (asked + ((answered - asked) / 2))).Ticks);
    }
}
