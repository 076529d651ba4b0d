using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Makes the register say what the file says, in a few statements over all rows.</summary>
internal sealed class ClaimsRegisterWriting(PortalDbContext db, ClaimsRegisterImport import, DateTimeOffset at)
{
    private readonly Guid importId = import.Id;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await WritePlacesAsync(cancellationToken);
        await WriteUsersAsync(cancellationToken);
        if (import.Counts.UnknownRows == 0)
        {
            await RemoveUsersAsync(cancellationToken);
        }
    }

    private async Task WritePlacesAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO register_places (id, kind, number, is_medical, name, facts, changed_at)
            SELECT place_id, kind, number, kind = 'MedicalInstitution', facts ->> 'Name', facts, {at}
            FROM claims_register_changes WHERE import_id = {importId} AND outcome = 'New' ORDER BY number
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE register_places p SET kind = c.kind, name = c.facts ->> 'Name', facts = c.facts, changed_at = {at}, left_register_at = NULL
            FROM claims_register_changes c WHERE c.import_id = {importId} AND c.outcome = 'Changed' AND p.id = c.place_id
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE register_places p SET left_register_at = {at}
            FROM claims_register_changes c WHERE c.import_id = {importId} AND c.outcome = 'Vanished' AND p.id = c.place_id
            """,
            cancellationToken);
    }

    private async Task WriteUsersAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO claims_users AS u (user_id, secret, is_temporary)
            SELECT DISTINCT ON (user_id) user_id, secret, is_temporary
            FROM claims_register_rows WHERE import_id = {importId} AND is_good ORDER BY user_id, row
            ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, is_temporary = excluded.is_temporary
            WHERE (u.secret, u.is_temporary) IS DISTINCT FROM (excluded.secret, excluded.is_temporary)
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO claims_user_places (user_id, place_id)
            SELECT DISTINCT r.user_id, p.id FROM claims_register_rows r
            JOIN register_places p ON p.number = r.number AND p.is_medical = r.is_medical
            WHERE r.import_id = {importId} AND r.is_good
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);
    }

    /// <summary>A place or a user that a bad row speaks of keeps all that belonged to it.</summary>
    private async Task RemoveUsersAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM claims_user_places b USING register_places p
            WHERE p.id = b.place_id
              AND NOT EXISTS (SELECT FROM claims_register_rows r WHERE r.import_id = {importId} AND r.is_good
                AND r.user_id = b.user_id AND r.number = p.number AND r.is_medical = p.is_medical)
              AND NOT EXISTS (SELECT FROM claims_register_rows r WHERE r.import_id = {importId} AND NOT r.is_good AND r.number = p.number)
              AND NOT EXISTS (SELECT FROM claims_register_rows r WHERE r.import_id = {importId} AND NOT r.is_good AND r.user_id = b.user_id)
            """,
            cancellationToken);
        // Whoever bills for nothing any more leaves no hash behind.
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM claims_users u
            WHERE NOT EXISTS (SELECT FROM claims_register_rows r WHERE r.import_id = {importId} AND r.user_id = u.user_id)
              AND NOT EXISTS (SELECT FROM claims_user_places b WHERE b.user_id = u.user_id)
            """,
            cancellationToken);
    }
}
