-- For appends some of whose event ids are stored already: is the whole append stored, in the same streams, in the same order,
-- with the same types? (Whether the content is the same as well is for the caller to compare.)
CREATE OR REPLACE FUNCTION zhezi.find_repeats(
  suspects             integer[],
  event_append         integer[],
  event_target         integer[],
  event_offset         integer[],
  event_id             uuid[],
  event_stream         text[],
  event_type           text[],
  event_schema_version integer[]
)
RETURNS TABLE (append integer, is_repeat boolean, last_position bigint, offender integer)
LANGUAGE sql STABLE
AS $$
  SELECT pair.append,
         bool_and(pair.same) AND count(DISTINCT (pair.target, pair.base)) = count(DISTINCT pair.target),
         max(pair.position),
         coalesce(min(pair.n) FILTER (WHERE pair.stored AND NOT pair.same), min(pair.n) FILTER (WHERE pair.stored))::integer
    FROM (
      SELECT given.append, given.target, given.n, event.position, event.revision - given.ordinal AS base,
             event.id IS NOT NULL AS stored,
             (event.stream, event.type, event.schema_version)
               IS NOT DISTINCT FROM (given.stream, given.type, given.schema_version) AS same
        FROM unnest(event_append, event_target, event_offset, event_id, event_stream, event_type, event_schema_version)
             WITH ORDINALITY AS given (append, target, ordinal, id, stream, type, schema_version, n)
        LEFT JOIN zhezi.events event ON event.id = given.id
       WHERE given.append = ANY (suspects)
    ) pair
   GROUP BY pair.append
$$;
