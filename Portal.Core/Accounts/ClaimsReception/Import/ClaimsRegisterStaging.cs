using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Portal.Core.Csv;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Puts the rows of a file beside the register, some thousand at a time, and says each time how far it is.</summary>
internal sealed class ClaimsRegisterStaging(PortalDbContext db, ClaimsRegisterImport import, TimeProvider clock)
{
    public const int AtATime = 5_000;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const string CopyRows = """
        COPY claims_register_rows (import_id, row, is_good, place_id, kind, number, facts, user_id, secret, is_temporary)
        FROM STDIN (FORMAT BINARY)
        """;

    // As every jsonb column (JsonColumns), without six bytes for each Japanese character on the way.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string CopyProblems =
        "COPY claims_register_problems (import_id, row, position, column_name, message) FROM STDIN (FORMAT BINARY)";

    /// <summary>What a worker that was killed had put there goes first.</summary>
    public static async Task ClearAsync(PortalDbContext db, Guid importId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM claims_register_rows WHERE import_id = {importId}", cancellationToken);
        await db.Database.ExecuteSqlAsync($"DELETE FROM claims_register_changes WHERE import_id = {importId}", cancellationToken);
    }

    /// <summary>False when the import was cancelled or taken over by another worker meanwhile.</summary>
    public async Task<bool> WriteAsync(
        IReadOnlyList<ClaimsRegisterRow> rows, IReadOnlyList<CsvProblem> problems, int percent, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Lease;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isOurs = await db.ClaimsRegisterImports
            .Where(i => i.Id == import.Id && i.Attempts == import.Attempts && i.Status == ClaimsRegisterImportStatus.Checking)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Percent, percent).SetProperty(i => i.LeasedUntil, until), cancellationToken);
        if (isOurs == 0)
        {
            return false;
        }

        var connection = (NpgsqlConnection)transaction.GetDbTransaction().Connection!;
        await CopyRowsAsync(connection, rows, cancellationToken);
        if (problems.Count > 0)
        {
            await CopyProblemsAsync(connection, problems, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task CopyRowsAsync(NpgsqlConnection connection, IReadOnlyList<ClaimsRegisterRow> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopyRows, cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(row.ImportId, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(row.Row, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.IsGood, NpgsqlDbType.Boolean, cancellationToken);
            await copy.WriteAsync(row.PlaceId, NpgsqlDbType.Uuid, cancellationToken);
            await (row.Kind is { } kind ? copy.WriteAsync(kind.ToString(), NpgsqlDbType.Text, cancellationToken) : copy.WriteNullAsync(cancellationToken));
            await copy.WriteAsync(row.Number, NpgsqlDbType.Text, cancellationToken);
            await (row.Facts is { } facts
                ? copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(facts, Json), NpgsqlDbType.Jsonb, cancellationToken)
                : copy.WriteNullAsync(cancellationToken));
            await copy.WriteAsync(row.UserId, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Secret, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.IsTemporary, NpgsqlDbType.Boolean, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async Task CopyProblemsAsync(NpgsqlConnection connection, IReadOnlyList<CsvProblem> problems, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopyProblems, cancellationToken);
        foreach (var ofRow in problems.GroupBy(p => p.Row))
        {
            foreach (var (position, problem) in ofRow.Index())
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(import.Id, NpgsqlDbType.Uuid, cancellationToken);
                await copy.WriteAsync(problem.Row, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(position, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(problem.Column, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(problem.Message, NpgsqlDbType.Text, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
