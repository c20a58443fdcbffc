-- Decides each append of a group (see append_group.sql), set-based. An append some of whose event ids are stored is a repeat when
-- all of them are, in the same streams, in the same order, with the same types; else it misuses an id. (Whether the data are
-- the same as well is for the caller to compare.) Only then the expected revisions count.
CREATE OR REPLACE FUNCTION zhezi.judge_group(
  revisions            integer[],
  target_append        integer[],
  target_expected      integer[],
  event_append         integer[],
  event_target         integer[],
  event_offset         integer[],
  event_id             uuid[],
  event_stream         text[],
  event_type           text[],
  event_schema_version integer[],
  OUT verdicts         integer[],
  OUT details          bigint[],
  OUT repeated         integer[]
)
LANGUAGE sql STABLE
AS $$
  WITH pair AS (
    SELECT given.n, given.append, given.target, event.position, event.revision, event.revision - given.ordinal AS base,
           event.id IS NOT NULL AS stored,
           (event.stream, event.type, event.schema_version)
             IS NOT DISTINCT FROM (given.stream, given.type, given.schema_version) AS same
      FROM unnest(event_append, event_target, event_offset, event_id, event_stream, event_type, event_schema_version)
           WITH ORDINALITY AS given (append, target, ordinal, id, stream, type, schema_version, n)
      LEFT JOIN zhezi.events event ON event.id = given.id
  ), known AS (
    SELECT pair.append,
           bool_and(pair.same) AND count(DISTINCT (pair.target, pair.base)) = count(DISTINCT pair.target) AS is_repeat,
           max(pair.position) AS position,
           coalesce(min(pair.n) FILTER (WHERE pair.stored AND NOT pair.same), min(pair.n) FILTER (WHERE pair.stored)) AS misused
      FROM pair GROUP BY pair.append HAVING bool_or(pair.stored)
  ), conflict AS (
    SELECT target.append, min(target.n) AS target
      FROM unnest(target_append, target_expected, revisions) WITH ORDINALITY AS target (append, expected, actual, n)
     WHERE NOT (target.actual = target.expected OR target.expected = -2 OR (target.expected = -3 AND target.actual >= 0))
     GROUP BY target.append
  ), verdict AS (
    SELECT one.append, known.is_repeat, known.position, known.misused, conflict.target
      FROM (SELECT DISTINCT append FROM unnest(target_append) append) one
      LEFT JOIN known USING (append)
      LEFT JOIN conflict USING (append)
  )
  SELECT array_agg(CASE WHEN is_repeat THEN 1 WHEN NOT is_repeat THEN 3 WHEN target IS NOT NULL THEN 2 ELSE 0 END ORDER BY append),
         array_agg(CASE WHEN is_repeat THEN position WHEN NOT is_repeat THEN misused ELSE coalesce(target, 0) END ORDER BY append),
         (SELECT array_agg(last.revision ORDER BY last.target)
            FROM (SELECT pair.target, coalesce(max(pair.revision), -1) AS revision FROM pair GROUP BY pair.target) last)
    FROM verdict
$$;
