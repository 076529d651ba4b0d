using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Core.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Data;

/// <summary>A database of the first version with something in every table becomes one of today.</summary>
public sealed class UpgradeTests
{
    // Every uuid is the same one, so that every row finds the row it points to, once that is there.
    private const string OneRowEverywhere = """
        DO $$
        DECLARE
          target record; before int := -1; done text[] := '{}'; tables int := 0;
        BEGIN
          WHILE cardinality(done) > before LOOP
            before := cardinality(done);
            tables := 0;
            FOR target IN
              SELECT c.table_name,
                string_agg(quote_ident(c.column_name), ', ') AS names,
                string_agg(CASE
                  WHEN c.data_type = 'uuid' THEN $q$'00000000-0000-7000-8000-000000000001'$q$
                  WHEN c.data_type IN ('integer', 'bigint', 'smallint', 'numeric') THEN '1'
                  WHEN c.data_type = 'boolean' THEN 'false'
                  WHEN c.data_type = 'bytea' THEN $q$'\x00'$q$
                  WHEN c.data_type IN ('jsonb', 'json') THEN $q$'{}'$q$
                  WHEN c.data_type LIKE 'timestamp%' OR c.data_type IN ('date', 'time without time zone') THEN 'now()'
                  WHEN c.column_name = 'insurer_number' THEN $q$'123456'$q$
                  WHEN c.column_name = 'role' THEN $q$'Operator'$q$
                  ELSE $q$''$q$ END, ', ') AS contents
              FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
              WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name NOT ILIKE '%migrations%history%'
                AND c.is_nullable = 'NO' AND c.column_default IS NULL AND c.is_identity = 'NO'
              GROUP BY c.table_name
            LOOP
              tables := tables + 1;
              CONTINUE WHEN target.table_name = ANY (done);
              BEGIN
                EXECUTE format('INSERT INTO %I (%s) VALUES (%s)', target.table_name, target.names, target.contents);
                done := done || target.table_name::text;
              EXCEPTION WHEN foreign_key_violation THEN NULL;
              END;
            END LOOP;
          END LOOP;
          IF cardinality(done) < tables THEN RAISE 'Only these of % tables could be filled: %', tables, done; END IF;
        END $$
        """;

    [Fact]
    public async Task Rows_of_the_first_version_live_on_and_are_mended()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using (var old = DatabaseMigration.ContextOf(database.OwnerConnection))
        {
            await old.GetService<IMigrator>().MigrateAsync("InitialSchema");
        }

        await database.RunAsOwnerAsync(OneRowEverywhere);
        await database.RunAsOwnerAsync("""
            UPDATE session_reviewers SET revoked_at = now(), password_hash = 'old', password_set_at = now();
            UPDATE outgoing_mails SET status = 'Retrying', first_attempt_at = now() - interval '5 hours';
            """);

        await DatabaseMigration.RunAsync(database.OwnerConnection, CancellationToken.None);
        await DatabaseMigration.RunAsync(database.OwnerConnection, CancellationToken.None);

        await using var db = DatabaseMigration.ContextOf(database.OwnerConnection);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal((1, 1, 1), (await db.Insurers.CountAsync(), await db.ReviewSessions.CountAsync(), await db.ViewingRecords.CountAsync()));
        Assert.Equal(1, await db.SessionReviewers.CountAsync(r => !r.IsChosen && r.PasswordHash == null));
        Assert.Equal(1, await db.OutgoingMails.CountAsync(m => m.TriedSince == m.FirstAttemptAt));
    }

    // Whether something differs is known at the next save: until then a session saved after its last receipt counts as waiting.
    [Theory]
    [InlineData("Registered", 5, true)]
    [InlineData("Registered", 0, false)]
    [InlineData("Draft", 5, false)]
    public async Task Registered_sessions_saved_after_their_receipt_wait_for_an_update(string status, int minutesLater, bool waits)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using (var old = DatabaseMigration.ContextOf(database.OwnerConnection))
        {
            await old.GetService<IMigrator>().MigrateAsync("AddSessionReceipts");
        }

        await database.RunAsOwnerAsync(OneRowEverywhere);
        await database.RunAsOwnerAsync($"""
            UPDATE session_receipts SET at = '2026-11-20T09:00:00Z';
            UPDATE review_sessions SET status = '{status}', planned_on = '2026-12-03', expires_on = '2026-12-10', version = 1,
                saved_at = '2026-11-20T09:00:00Z'::timestamptz + interval '{minutesLater} minutes';
            """);

        await DatabaseMigration.RunAsync(database.OwnerConnection, CancellationToken.None);

        await using var db = DatabaseMigration.ContextOf(database.OwnerConnection);
        Assert.Equal(waits, await db.ReviewSessions.Select(s => s.AwaitsUpdate).SingleAsync());
    }

    // Their letters can be printed again and must not change; what was sent before is found by its account, too, and owes a report.
    [Fact]
    public async Task Decisions_of_before_keep_the_day_of_their_letter_and_owe_a_report()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using (var old = DatabaseMigration.ContextOf(database.OwnerConnection))
        {
            await old.GetService<IMigrator>().MigrateAsync("AddExaminations");
        }

        await database.RunAsOwnerAsync("""
            ALTER TABLE subsidy_applications DROP CONSTRAINT fk_subsidy_applications_offices_office_id,
                DROP CONSTRAINT fk_subsidy_applications_subsidy_programmes_programme_id;
            INSERT INTO subsidy_applications (id, office_id, programme_id, kind, fiscal_year, once_year, status, form, created_at, created_by_id,
                saved_at, saved_by_id, sent)
            SELECT id, id, id, 'CardReaders', 2026, 0, status, '{}', now(), id, now(), id,
                '{"Account": {"BankCode": "0001", "BranchCode": "001", "Number": "1234567"}, "Expected": {"TransferBy": "2027-01-31"}}'
            FROM (VALUES (gen_random_uuid(), 'Granted'), (gen_random_uuid(), 'Denied')) a (id, status);
            INSERT INTO subsidy_decisions (id, application_id, grants, amount_yen, reason, fiscal_year, number, verification_code, decided_on, decided_at,
                proposed_by_id, decided_by_id)
            SELECT id, id, status = 'Granted', CASE status WHEN 'Granted' THEN 64000 END, '', 2026, row_number() OVER (), left(md5(id::text), 16),
                '2027-02-15', now(), gen_random_uuid(), gen_random_uuid()
            FROM subsidy_applications;
            INSERT INTO subsidy_programmes (id, fiscal_year, kind, revision, name, rules, status, edited_at)
            SELECT id, 2000 + row_number() OVER (), 'CardReaders', 1, '助成金', '{"TaxReport": {"FiscalYearsLater": 2, "Month": 4, "Day": 30}}', 'Draft', now()
            FROM subsidy_applications;
            """);

        await DatabaseMigration.RunAsync(database.OwnerConnection, CancellationToken.None);

        await using var db = DatabaseMigration.ContextOf(database.OwnerConnection);
        Assert.Equal(
            [(false, (DateOnly?)null), (true, new DateOnly(2027, 1, 31))],
            (await db.SubsidyDecisions.OrderBy(d => d.Grants).ToListAsync()).Select(d => (d.Grants, d.TransferBy)));
        Assert.Equal([(new DateOnly(2028, 4, 30), 5_818)], (await db.TaxReportDuties.ToListAsync()).Select(d => (d.DueOn, d.MostYen)));
        Assert.Equal(["0001-001-1234567"], await db.SubsidyApplications.Select(a => a.AccountKey).Distinct().ToListAsync());
        Assert.Equal([new DateOnly(2027, 2, 15)], await db.SubsidyApplications.Select(a => a.ConcludedOn).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Extensions_of_before_know_their_banner()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using (var old = DatabaseMigration.ContextOf(database.OwnerConnection))
        {
            await old.GetService<IMigrator>().MigrateAsync("InitialSchema");
            await database.RunAsOwnerAsync(OneRowEverywhere);
            await old.GetService<IMigrator>().MigrateAsync("AddReceptionExtensions");
        }

        await database.RunAsOwnerAsync("""
            DELETE FROM banners;
            INSERT INTO banners (id, kind, text, shown_from, shown_until, set_at, set_by_id)
            SELECT gen_random_uuid(), kind, '障害がありました。', '2027-03-12', until, at, id
            FROM accounts, (VALUES ('Information', '2027-03-12T11:00:00Z'::timestamptz, '2027-03-20'::timestamptz),
                ('Information', '2027-03-12T10:00:00Z', '2027-03-16')) b (kind, at, until);
            INSERT INTO reception_extensions (id, fiscal_year, kind, opens_on, closes_on, notice, set_at, set_by_id)
            SELECT gen_random_uuid(), 2026, 'CardReaders', '2026-05-07', '2027-03-19', '障害がありました。', '2027-03-12T11:00:00Z', id FROM accounts;
            """);

        await DatabaseMigration.RunAsync(database.OwnerConnection, CancellationToken.None);

        await using var db = DatabaseMigration.ContextOf(database.OwnerConnection);
        Assert.Equal(
            await db.Banners.OrderByDescending(b => b.SetAt).Select(b => b.Id).FirstAsync(), await db.ReceptionExtensions.Select(e => e.BannerId).SingleAsync());
    }
}
