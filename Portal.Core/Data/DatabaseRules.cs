namespace Portal.Core.Data;

/// <summary>
/// What EF's model cannot say: the audit chain's trigger and what the application's role may do. Run by the
/// migrating role after every migration; running it twice changes nothing.
/// </summary>
public static class DatabaseRules
{
    /// <summary>The role the application connects as: it reads and writes rows and can neither alter tables nor touch audit rows, records of what was purged and the history of schedules.</summary>
    public const string ApplicationRole = "portal_app";

    // The advisory lock makes the chain's writers take turns until they commit; without it two transactions would
    // both follow the same predecessor.
    public const string Sql = $"""
        CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE last_id bigint; last_hash bytea;
        BEGIN
          PERFORM pg_advisory_xact_lock(8201);
          SELECT id, hash INTO last_id, last_hash FROM audit_events ORDER BY id DESC LIMIT 1;
          NEW.id := coalesce(last_id, 0) + 1;
          NEW.previous_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
          NEW.hash := sha256(NEW.previous_hash || convert_to(concat_ws('|',
            NEW.id, (extract(epoch FROM NEW.at) * 1000000)::bigint, NEW.actor_kind, coalesce(NEW.actor_id::text, '-'),
            coalesce(NEW.client_address, '-'), NEW.action, NEW.object_kind, NEW.object_id,
            coalesce(NEW.insurer_id::text, '-'), NEW.details), 'UTF8'));
          RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER audit_events_chain BEFORE INSERT ON audit_events
          FOR EACH ROW EXECUTE FUNCTION audit_chain();

        CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'audit_events is append-only'; END $$;
        CREATE OR REPLACE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
          FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ApplicationRole}') THEN CREATE ROLE {ApplicationRole} LOGIN; END IF;
        END $$;
        REVOKE CREATE ON SCHEMA public FROM PUBLIC;
        GRANT USAGE ON SCHEMA public TO {ApplicationRole};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ApplicationRole};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {ApplicationRole};
        REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_events FROM {ApplicationRole};
        REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON purged_applications, purged_letters, schedule_events FROM {ApplicationRole};
        REVOKE INSERT, UPDATE, DELETE ON __ef_migrations FROM {ApplicationRole};
        """;
}
