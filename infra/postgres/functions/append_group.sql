-- Takes a group of appends in one statement, in one transaction, under the lock of the global order. A loser does not spoil
-- the group; an append to several streams is written to all of them or to none.
--
-- An append has targets (`target_*`: one per stream), a target has events (`event_*`). All are numbered from 1 and stand in
-- order; `event_offset` counts from 0 within the target. No stream and no event id may occur in two appends of one group.
--
-- Answers one row:
--   revisions  per target: revision of its last event, or, where its append was refused, the stream's actual revision
--   positions  per event written, in order
--   verdicts   per append: 0 written, 1 stored base, 2 revision not as expected, 3 event id used by another event
--   offenders  per append: for verdict 2 the target, for verdict 3 the event that spoils it; else 0
--   repeated   per append: for verdict 1 the position of its last event; else 0
-- The last three are NULL when everything was written.
CREATE OR REPLACE FUNCTION zhezi.append_group(
  target_append        integer[],
  target_stream        text[],
  target_expected      integer[],
  target_size          integer[],
  event_append         integer[],
  event_target         integer[],
  event_offset         integer[],
  event_id             uuid[],
  event_stream         text[],
  event_type           text[],
  event_schema_version integer[],
  event_data           json[],
  event_metadata       json[],
  OUT revisions        integer[],
  OUT positions        bigint[],
  OUT verdicts         integer[],
  OUT offenders        integer[],
  OUT repeated         bigint[]
)
LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off
SET enable_bitmapscan = off
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  at_       timestamptz;
  base      integer[];
  all_meet  boolean;
  suspects  integer[];
  suspect   record;
BEGIN
  PERFORM zhezi.lock_event_order();
  at_ := date_trunc('milliseconds', clock_timestamp());

  SELECT array_agg(target.actual ORDER BY target.n),
         bool_and(zhezi.revision_is_expected(target.expected, target.actual))
    INTO base, all_meet
    FROM (
      SELECT given.n, given.expected, coalesce((
               SELECT event.revision FROM zhezi.events event
                WHERE event.stream = given.stream ORDER BY event.revision DESC LIMIT 1), -1) AS actual
        FROM unnest(target_stream, target_expected) WITH ORDINALITY AS given (stream, expected, n)
    ) target;

  SELECT array_agg(DISTINCT given.append) INTO suspects
    FROM unnest(event_id, event_append) AS given (id, append)
   WHERE EXISTS (SELECT 1 FROM zhezi.events event WHERE event.id = given.id);

  revisions := base;
  IF suspects IS NOT NULL OR NOT all_meet THEN
    verdicts := array_fill(0, ARRAY[target_append[cardinality(target_append)]]);
    offenders := verdicts;
    repeated := verdicts::bigint[];
    FOR suspect IN SELECT * FROM zhezi.find_repeats(coalesce(suspects, '{}'), event_append, event_target, event_offset,
                                                  event_id, event_stream, event_type, event_schema_version) LOOP
      verdicts[suspect.append] := CASE WHEN suspect.is_repeat THEN 1 ELSE 3 END;
      offenders[suspect.append] := CASE WHEN suspect.is_repeat THEN 0 ELSE suspect.offender END;
      repeated[suspect.append] := CASE WHEN suspect.is_repeat THEN suspect.last_position ELSE 0 END;
    END LOOP;
    FOR t IN 1 .. cardinality(target_append) LOOP
      IF verdicts[target_append[t]] = 0 AND NOT zhezi.revision_is_expected(target_expected[t], base[t]) THEN
        verdicts[target_append[t]] := 2;
        offenders[target_append[t]] := t;
      END IF;
    END LOOP;
  END IF;

  WITH written AS (
    INSERT INTO zhezi.events (position, recorded_at, id, revision, schema_version, stream, type, data, metadata)
    SELECT nextval('zhezi.event_position'), at_, given.id, base[given.target] + given.ordinal + 1, given.schema_version,
           given.stream, given.type, given.data, given.metadata
      FROM unnest(event_append, event_target, event_offset, event_id, event_stream, event_type, event_schema_version,
                  event_data, event_metadata)
        AS given (append, target, ordinal, id, stream, type, schema_version, data, metadata)
     WHERE verdicts IS NULL OR verdicts[given.append] = 0
    RETURNING events.position
  )
  SELECT array_agg(written.position ORDER BY written.position) INTO positions FROM written;

  FOR t IN 1 .. cardinality(target_append) LOOP
    IF verdicts IS NULL OR verdicts[target_append[t]] = 0 THEN
      revisions[t] := base[t] + target_size[t];
    ELSIF verdicts[target_append[t]] = 1 THEN
      revisions[t] := (
        SELECT max(event.revision)
          FROM unnest(event_id, event_target) AS given (id, target) JOIN zhezi.events event ON event.id = given.id
         WHERE given.target = t);
    END IF;
  END LOOP;
END
$$;
