-- expected: 0 and up exactly this revision, -1 no stream, -2 anything, -3 any existing stream. actual: -1 when there is no stream.
CREATE OR REPLACE FUNCTION zhezi.revision_is_expected(expected integer, actual integer) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$ SELECT expected = actual OR expected = -2 OR (expected = -3 AND actual >= 0) $$;
