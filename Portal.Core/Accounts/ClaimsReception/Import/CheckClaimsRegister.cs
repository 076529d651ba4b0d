using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Csv;
using Portal.Core.Data;
using Portal.Core.Storage;
using Portal.Core.Telemetry;

namespace Portal.Core.Accounts;

/// <summary>預かった登録簿を読む: validates every row, puts it beside the register and finds out what would change.</summary>
public sealed record CheckClaimsRegister : IRequest<bool>;

public sealed class CheckClaimsRegisterHandler(PortalDbContext db, IFileStore files, TimeProvider clock)
    : IRequestHandler<CheckClaimsRegister, bool>
{
    private const int MostAttempts = 4;

    public async Task<bool> Handle(CheckClaimsRegister request, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } import)
        {
            return false;
        }

        using var span = PortalMeters.Activities.StartActivity("CheckClaimsRegister");
        var refusal = import.Attempts > MostAttempts
            ? "読み込みが何度も途中で止まりました。稼働状況とログを確かめてから、もう一度ファイルを選んでください。"
            : await ReadAsync(import, cancellationToken);
        await WriteAsync(import, refusal, cancellationToken);
        return true;
    }

    private async Task<ClaimsRegisterImport?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = (await db.ClaimsRegisterImports.FromSql(
            $"""
            SELECT *, xmin FROM claims_register_imports
            WHERE status IN ('Waiting', 'Checking') AND (leased_until IS NULL OR leased_until <= {now})
            ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (import is null)
        {
            return null;
        }

        import.Claim(now + ClaimsRegisterStaging.Lease);
        await db.SaveChangesAsync(cancellationToken);
        await db.ClaimsRegisterProblems.Where(p => p.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
        await ClaimsRegisterStaging.ClearAsync(db, import.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return import;
    }

    /// <summary>Why the whole file cannot be taken; null when its rows have been put beside the register.</summary>
    private async Task<string?> ReadAsync(ClaimsRegisterImport import, CancellationToken cancellationToken)
    {
        await using var file = import.FileId is { } fileId ? await files.OpenAsync(fileId, cancellationToken) : null;
        if (file is null)
        {
            return "預かったファイルを読み出せませんでした。もう一度ファイルを選んでください。";
        }

        var (reading, staging) = (new ClaimsRegisterReading(import.Id), new ClaimsRegisterStaging(db, import, clock));
        var (rows, problems, isWhole) = (new List<ClaimsRegisterRow>(), new List<CsvProblem>(), true);
        await foreach (var line in CsvReading.ReadAsync(file, ClaimsRegisterCsv.Layout, cancellationToken))
        {
            isWhole &= !StopsAt(line);
            var (row, wrong) = reading.Read(line);
            rows.Add(row);
            problems.AddRange(wrong);
            if (rows.Count == ClaimsRegisterStaging.AtATime && !await FlushAsync())
            {
                return null;
            }
        }

        await FlushAsync();
        return isWhole ? null : "ファイルの終わりまで読めませんでした。「問題と直し方」のとおりに直して、もう一度ファイルを選んでください。";

        async Task<bool> FlushAsync()
        {
            var isOurs = await staging.WriteAsync(rows, problems, (int)(100 * file.Position / Math.Max(1, file.Length)), cancellationToken);
            rows.Clear();
            problems.Clear();
            return isOurs;
        }
    }

    // Without a header, or with a quote that is never closed, nobody knows what the rest says: it must not be taken for gone.
    private static bool StopsAt(CsvLine line) => line.Row <= 1 || line.Problems.Contains(CsvProblems.EndlessCell(line.Row))
        || line.Problems.Contains(CsvProblems.TooManyRows(line.Row, ClaimsRegisterImport.MaxRows));

    private async Task WriteAsync(ClaimsRegisterImport claimed, string? refusal, CancellationToken cancellationToken)
    {
        // Holding the row, this worker needs no lease: another one passes it by, and may have it at once should this one die.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = (await db.ClaimsRegisterImports.FromSql(
            $"SELECT *, xmin FROM claims_register_imports WHERE id = {claimed.Id} AND attempts = {claimed.Attempts} AND status = 'Checking' FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (import is null)
        {
            // Cancelled meanwhile, or taken over: it is nobody's, or somebody else's.
            return;
        }

        var now = clock.GetUtcNow();
        db.Discard(import.FileId, now);
        if (refusal is null)
        {
            import.Check(await new ClaimsRegisterComparison(db, import.Id).RunAsync(cancellationToken), now);
            refusal = import.Counts.Places == 0 ? "取り込める行がありません。「問題と直し方」のとおりに直して、もう一度ファイルを選んでください。" : null;
        }

        if (refusal is not null)
        {
            import.End(ClaimsRegisterImportStatus.Refused, refusal, now);
            await ClaimsRegisterStaging.ClearAsync(db, import.Id, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
