using System.Data.Common;

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
    public async Task SynchroniseAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT clock_timestamp()";
        var asked = base.GetUtcNow();
        var answer = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
        var answered = base.GetUtcNow();
        Interlocked.Exchange(ref offsetTicks, (answer - (asked + ((answered - asked) / 2))).Ticks);
    }
}
