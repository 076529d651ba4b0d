using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>すべての記録をCSVに書き出す: what <see cref="GetSessionLog"/> shows, all pages of it.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Sort">As in the list.</param>
public sealed record ExportSessionLog(Guid SessionId, string? Sort) : IRequest<SessionLogFile?>
{
    public const string Audited = "SessionLogExported";
}

/// <summary>これまでの記録 as a CSV: 回数 for its name, and its rows, read while they are written.</summary>
public sealed record SessionLogFile(int Number, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    public static readonly IReadOnlyList<string> Headings = ["日時", "記録"];
}

public sealed class ExportSessionLogHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportSessionLog, SessionLogFile?>
{
    public async Task<SessionLogFile?> Handle(ExportSessionLog request, CancellationToken cancellationToken)
    {
        var number = await db.ReviewSessions.Where(s => s.Id == request.SessionId && s.InsurerId == user.InsurerId)
            .Select(s => (int?)s.Number).SingleOrDefaultAsync(cancellationToken);
        if (number is null)
        {
            return null;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), ExportSessionLog.Audited, nameof(ReviewSession), request.SessionId));
        await db.SaveChangesAsync(cancellationToken);

        var history = db.WholeSessionHistory(request.SessionId, request.Sort == GetSessionLog.OldestFirst);
        return new SessionLogFile(number.Value, history.Select(e => (IReadOnlyList<object?>)[e.At, e.Text]));
    }
}
