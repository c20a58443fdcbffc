-- Waits for the one right to give out positions and holds it until the transaction ends. PostgreSQL makes a commit visible
-- before it releases the transaction's locks, so whoever comes next numbers events only after these can be read.
CREATE OR REPLACE FUNCTION zhezi.lock_event_order() RETURNS void
LANGUAGE sql VOLATILE
AS $$ SELECT pg_advisory_xact_lock(8244502617714163303) $$;
