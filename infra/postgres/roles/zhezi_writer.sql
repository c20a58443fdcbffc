-- Appends and reads events; may not change or remove one. Roles belong to the whole server: another database may have made it, or be making it now.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhezi_writer') THEN
    CREATE ROLE zhezi_writer NOLOGIN;
    ALTER ROLE zhezi_writer SET lock_timeout = '10s';
    ALTER ROLE zhezi_writer SET idle_in_transaction_session_timeout = '10s';
  END IF;
  IF NOT pg_has_role(current_user, 'zhezi_writer', 'MEMBER') THEN
    EXECUTE format('GRANT zhezi_writer TO %I', current_user);
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
