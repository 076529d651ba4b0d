using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>
/// Compares the rows of a file with each other and with the register, all at once in the database. What a bad row speaks of is left
/// as it is, and never taken for gone; where nobody can say of what it speaks, nothing is.
/// </summary>
internal sealed class ClaimsRegisterComparison(PortalDbContext db, Guid importId)
{
    /// <summary>
    /// Rows that have just been copied have no statistics: one by one, each would be looked up among all others. Without that way
    /// plans look so dear that PostgreSQL compiles them, which takes a second for a file of three rows.
    /// </summary>
    public static Task PrepareAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        return db.Database.ExecuteSqlAsync($"SET LOCAL enable_nestloop = off; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'", cancellationToken);
    }

    public async Task<ClaimsRegisterCounts> RunAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(db, cancellationToken);
        await FindPlacesThatDifferAsync(cancellationToken);
        await FindUsersThatDifferAsync(cancellationToken);
        await FindChangesAsync(cancellationToken);
        await FindVanishedAsync(cancellationToken);
        return await CountAsync(cancellationToken);
    }

    private Task<int> FindPlacesThatDifferAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        WITH several AS (
          SELECT number, is_medical, min(row) AS row FROM claims_register_rows
          WHERE import_id = {importId} AND is_good GROUP BY number, is_medical HAVING count(*) > 1),
        differing AS (
          SELECT r.row, f.row AS first_row, concat_ws('・',
            CASE WHEN r.kind <> f.kind THEN '種別' END,
            CASE WHEN r.facts -> 'Name' <> f.facts -> 'Name' THEN '名称' END,
            CASE WHEN r.facts -> 'PostalCode' <> f.facts -> 'PostalCode' THEN '郵便番号' END,
            CASE WHEN r.facts -> 'Address' <> f.facts -> 'Address' THEN '所在地' END,
            CASE WHEN r.facts -> 'Phone' <> f.facts -> 'Phone' THEN '電話番号' END,
            CASE WHEN r.facts -> 'CorporationName' <> f.facts -> 'CorporationName' THEN '法人名' END,
            CASE WHEN r.facts -> 'IsNonProfit' <> f.facts -> 'IsNonProfit' THEN '非営利' END,
            CASE WHEN r.facts -> 'InstitutionKind' <> f.facts -> 'InstitutionKind' THEN '医療機関の種別' END,
            CASE WHEN r.facts -> 'Beds' <> f.facts -> 'Beds' THEN '病床数' END) AS columns
          FROM several s
          JOIN claims_register_rows f ON f.import_id = {importId} AND f.row = s.row
          JOIN claims_register_rows r ON r.import_id = {importId} AND r.is_good
            AND r.number = s.number AND r.is_medical = s.is_medical AND r.row > s.row),
        refused AS (
          UPDATE claims_register_rows r SET is_good = false FROM differing d
          WHERE r.import_id = {importId} AND r.row = d.row AND d.columns <> '')
        INSERT INTO claims_register_problems (import_id, row, position, column_name, message)
        SELECT {importId}, row, 100, '番号', first_row || '行目と番号が同じですが、' || columns || 'が違います。同じ番号の行は、サービス種類とユーザIDのほかを同じにしてください。'
        FROM differing WHERE columns <> ''
        """,
        cancellationToken);

    private Task<int> FindUsersThatDifferAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        WITH several AS (
          SELECT user_id, min(row) AS row FROM claims_register_rows
          WHERE import_id = {importId} AND is_good GROUP BY user_id HAVING count(*) > 1),
        differing AS (
          SELECT r.row, f.row AS first_row, concat_ws('・',
            CASE WHEN r.secret <> f.secret THEN 'パスワードのハッシュ' END,
            CASE WHEN r.is_temporary <> f.is_temporary THEN '仮パスワード' END) AS columns
          FROM several s
          JOIN claims_register_rows f ON f.import_id = {importId} AND f.row = s.row
          JOIN claims_register_rows r ON r.import_id = {importId} AND r.is_good AND r.user_id = s.user_id AND r.row > s.row),
        refused AS (
          UPDATE claims_register_rows r SET is_good = false FROM differing d
          WHERE r.import_id = {importId} AND r.row = d.row AND d.columns <> '')
        INSERT INTO claims_register_problems (import_id, row, position, column_name, message)
        SELECT {importId}, row, 101, 'ユーザID', first_row || '行目とユーザIDが同じですが、' || columns || 'が違います。同じユーザIDの行は、同じにしてください。'
        FROM differing WHERE columns <> ''
        """,
        cancellationToken);

    // The services of several rows add up; everything else is the same on all of them by now.
    private Task<int> FindChangesAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        WITH good AS (SELECT * FROM claims_register_rows WHERE import_id = {importId} AND is_good),
        services AS (
          SELECT number, is_medical, jsonb_agg(DISTINCT code ORDER BY code) AS codes
          FROM good CROSS JOIN jsonb_array_elements(facts -> 'ServiceCodes') AS code GROUP BY number, is_medical HAVING count(DISTINCT row) > 1),
        firsts AS (SELECT DISTINCT ON (number, is_medical) * FROM good ORDER BY number, is_medical, row),
        said AS (
          SELECT f.place_id, f.kind, f.number, f.is_medical,
            CASE WHEN s.codes IS NULL THEN f.facts ELSE jsonb_set(f.facts, ARRAY['ServiceCodes'], s.codes) END AS facts
          FROM firsts f LEFT JOIN services s ON s.number = f.number AND s.is_medical = f.is_medical)
        INSERT INTO claims_register_changes (import_id, place_id, outcome, kind, number, facts)
        SELECT {importId}, coalesce(p.id, s.place_id), CASE WHEN p.id IS NULL THEN 'New' ELSE 'Changed' END, s.kind, s.number, s.facts
        FROM said s LEFT JOIN register_places p ON p.number = s.number AND p.is_medical = s.is_medical
        WHERE p.id IS NULL OR p.left_register_at IS NOT NULL OR p.kind <> s.kind OR p.facts <> s.facts
        """,
        cancellationToken);

    private Task<int> FindVanishedAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO claims_register_changes (import_id, place_id, outcome, kind, number, facts)
        SELECT {importId}, p.id, 'Vanished', p.kind, p.number, p.facts
        FROM register_places p
        WHERE p.left_register_at IS NULL
          AND NOT EXISTS (SELECT FROM claims_register_rows r
            WHERE r.import_id = {importId} AND r.is_good AND r.number = p.number AND r.is_medical = p.is_medical)
          AND NOT EXISTS (SELECT FROM claims_register_rows r
            WHERE r.import_id = {importId} AND NOT r.is_good AND r.number = p.number)
          AND NOT EXISTS (SELECT FROM claims_user_places b JOIN claims_register_rows r ON r.user_id = b.user_id
            WHERE r.import_id = {importId} AND NOT r.is_good AND b.place_id = p.id)
          AND NOT EXISTS (SELECT FROM claims_register_rows r
            WHERE r.import_id = {importId} AND NOT r.is_good AND r.number = '' AND r.user_id = '')
        """,
        cancellationToken);

    private Task<ClaimsRegisterCounts> CountAsync(CancellationToken cancellationToken) => db.Database.SqlQuery<ClaimsRegisterCounts>(
        $"""
        WITH good AS (SELECT * FROM claims_register_rows WHERE import_id = {importId} AND is_good),
        unknown AS (SELECT FROM claims_register_rows WHERE import_id = {importId} AND NOT is_good AND number = '' AND user_id = ''),
        users AS (SELECT DISTINCT ON (user_id) user_id, secret, is_temporary FROM good ORDER BY user_id, row),
        compared AS (
          SELECT u.user_id AS known, (u.secret, u.is_temporary) IS DISTINCT FROM (s.secret, s.is_temporary) AS differs
          FROM users s LEFT JOIN claims_users u ON u.user_id = s.user_id)
        SELECT
          (SELECT count(*)::int FROM claims_register_rows WHERE import_id = {importId}) AS "Rows",
          (SELECT count(*)::int FROM claims_register_rows WHERE import_id = {importId} AND NOT is_good) AS "ProblemRows",
          (SELECT count(*)::int FROM register_places WHERE left_register_at IS NULL) AS "PlacesBefore",
          (SELECT count(*)::int FROM (SELECT DISTINCT number, is_medical FROM good) places) AS "Places",
          (SELECT count(*)::int FROM claims_register_changes WHERE import_id = {importId} AND outcome = 'New') AS "NewPlaces",
          (SELECT count(*)::int FROM claims_register_changes WHERE import_id = {importId} AND outcome = 'Changed') AS "ChangedPlaces",
          (SELECT count(*)::int FROM claims_register_changes WHERE import_id = {importId} AND outcome = 'Vanished') AS "VanishedPlaces",
          (SELECT count(*)::int FROM compared WHERE known IS NULL) AS "NewUsers",
          (SELECT count(*)::int FROM compared WHERE known IS NOT NULL AND differs) AS "ChangedUsers",
          (SELECT count(*)::int FROM claims_users u
            WHERE NOT EXISTS (SELECT FROM claims_register_rows r WHERE r.import_id = {importId} AND r.user_id = u.user_id)
              AND NOT EXISTS (SELECT FROM claims_user_places b JOIN register_places p ON p.id = b.place_id
                JOIN claims_register_rows r ON r.number = p.number
                WHERE r.import_id = {importId} AND NOT r.is_good AND b.user_id = u.user_id)
              AND NOT EXISTS (SELECT FROM unknown)) AS "VanishedUsers",
          (SELECT count(*)::int FROM unknown) AS "UnknownRows"
        """).SingleAsync(cancellationToken);
}
