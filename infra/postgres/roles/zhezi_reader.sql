-- Reads events. Roles belong to the whole server: another database may have made it, or be making it now.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhezi_reader') THEN
    CREATE ROLE zhezi_reader NOLOGIN;
  END IF;
  IF NOT pg_has_role(current_user, 'zhezi_reader', 'MEMBER') THEN
    EXECUTE format('GRANT zhezi_reader TO %I', current_user);
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
