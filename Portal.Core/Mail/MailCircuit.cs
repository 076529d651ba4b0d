using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Mail;

/// <summary>
/// 送信の停止: open while the mail server refuses our own sign-in, certificate or sender. One row, shared by all instances, so that
/// neither attempts nor the server's patience are used up; it closes by itself when a probe goes through.
/// </summary>
public sealed class MailCircuit
{
    public const int TheOnlyId = 1;
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMinutes(1);

    public int Id { get; init; } = TheOnlyId;

    /// <summary>Null while mail flows.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? NextProbeAt { get; init; }

    /// <summary>Why, in Japanese, with what to do.</summary>
    public string? Problem { get; init; }

    /// <summary>How many mails may be tried now: all, one as a probe by whoever asks first, or none.</summary>
    public static async Task<MailFlow> AskAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await db.MailCircuits.AnyAsync(c => c.OpenedAt != null, cancellationToken))
        {
            return MailFlow.Free;
        }

        var isOurs = await db.MailCircuits.Where(c => c.OpenedAt != null && c.NextProbeAt <= now)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.NextProbeAt, now + BetweenProbes), cancellationToken);
        return isOurs == 1 ? MailFlow.Probe : MailFlow.Stopped;
    }

    public static async Task OpenAsync(PortalDbContext db, DateTimeOffset now, string problem, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO mail_circuits (id, opened_at, next_probe_at, problem)
            VALUES ({TheOnlyId}, {now}, {now + BetweenProbes}, {problem})
            ON CONFLICT (id) DO UPDATE SET opened_at = coalesce(mail_circuits.opened_at, excluded.opened_at),
              next_probe_at = excluded.next_probe_at, problem = excluded.problem
            """,
            cancellationToken);

    public static Task CloseAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.MailCircuits.ExecuteDeleteAsync(cancellationToken);
}

/// <summary>Whether mail may go to the server now.</summary>
public enum MailFlow
{
    Free,
    Probe,
    Stopped,
}

public sealed class MailCircuitConfiguration : IEntityTypeConfiguration<MailCircuit>
{
    public void Configure(EntityTypeBuilder<MailCircuit> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Problem).HasMaxLength(OutgoingMail.ProblemMaxLength);
    }
}
