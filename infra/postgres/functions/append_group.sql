-- Takes a group of appends in one statement, in one transaction, under the lock of the global order. A loser does not spoil
-- the group; an append to several streams is written to all of them or to none.
--
-- The lock is what makes the order safe to read: it is held until the transaction ends, and PostgreSQL makes a commit visible
-- before it releases the transaction's locks, so whoever comes next numbers events only after these can be read.
--
-- An append has targets (`target_*`: one per stream), a target has events (`event_*`). All are numbered from 1 and stand in
-- order; `event_offset` counts from 1 within the target; `target_expected` is a revision, -1 no stream, -2 anything, -3 any
-- existing stream. No stream and no event id may occur in two appends of one group.
--
-- `trusting` takes the expected revisions for granted, all of which must then be -1 or revisions that exist for certain: that
-- a stream has not gone on since is for its unique index to say. Otherwise they are looked up. `careful` also looks for event
-- ids that are stored already; without it only an append that is not as expected is examined for them. What is found out while
-- writing fails the whole statement (23505, nothing is written): then repeat it carefully and without trust.
--
-- Answers one row:
--   revisions  per target: the stream's revision before the group, -1 when there was no stream
--   positions  per event written, in order
--   verdicts   per append: 0 written, 1 stored before, 2 revision not as expected, 3 event id used by another event
--   details    per append: for verdict 1 the position of its last event, for 2 the target and for 3 the event that spoils it
--   repeated   per target: for verdict 1 the revision of its last event
-- The last three are NULL when everything was written.
CREATE OR REPLACE FUNCTION zhezi.append_group(
  trusting             boolean,
  careful              boolean,
  target_append        integer[],
  target_stream        text[],
  target_expected      integer[],
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
  OUT details          bigint[],
  OUT repeated         integer[]
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  now_ms   timestamptz;
  all_meet boolean := true;
BEGIN
  PERFORM pg_advisory_xact_lock(8244502617714163303);
  now_ms := date_trunc('milliseconds', clock_timestamp());

  IF trusting THEN
    revisions := target_expected;
  ELSE
    SELECT array_agg(target.actual),
           bool_and(target.actual = target.expected OR target.expected = -2 OR (target.expected = -3 AND target.actual >= 0))
      INTO revisions, all_meet
      FROM (
        SELECT given.expected, coalesce((
                 SELECT event.revision FROM zhezi.events event
                  WHERE event.stream = given.stream ORDER BY event.revision DESC LIMIT 1), -1) AS actual
          FROM unnest(target_stream, target_expected) AS given (stream, expected)
        OFFSET 0
      ) target;
  END IF;

  IF all_meet AND NOT careful THEN
    WITH written AS (
      INSERT INTO zhezi.events (position, recorded_at, id, revision, schema_version, stream, type, data, metadata)
      SELECT nextval('zhezi.event_position'), now_ms, given.id, revisions[given.target] + given.ordinal, given.schema_version,
             given.stream, given.type, given.data, given.metadata
        FROM unnest(event_target, event_offset, event_id, event_stream, event_type, event_schema_version, event_data,
                    event_metadata)
          AS given (target, ordinal, id, stream, type, schema_version, data, metadata)
      RETURNING events.position
    )
    SELECT array_agg(written.position) INTO positions FROM written;
    RETURN;
  END IF;

  SELECT judged.verdicts, judged.details, judged.repeated INTO verdicts, details, repeated
    FROM zhezi.judge_group(revisions, target_append, target_expected, event_append, event_target, event_offset,
                           event_id, event_stream, event_type, event_schema_version) judged;

  WITH written AS (
    INSERT INTO zhezi.events (position, recorded_at, id, revision, schema_version, stream, type, data, metadata)
    SELECT nextval('zhezi.event_position'), now_ms, given.id, revisions[given.target] + given.ordinal, given.schema_version,
           given.stream, given.type, given.data, given.metadata
      FROM unnest(event_append, event_target, event_offset, event_id, event_stream, event_type, event_schema_version,
                  event_data, event_metadata)
        AS given (append, target, ordinal, id, stream, type, schema_version, data, metadata)
     WHERE verdicts[given.append] = 0
    RETURNING events.position
  )
  SELECT array_agg(written.position) INTO positions FROM written;
END
$$;
