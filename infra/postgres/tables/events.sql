-- Every fact, once, for ever. `position` is the order in which events became visible (see functions/append_group.sql).
-- `json`, not `jsonb`: what was written comes back as it was written, numbers and U+0000 included, and costs no conversion.
CREATE TABLE IF NOT EXISTS zhezi.events (
  position       bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL,
  id             uuid        NOT NULL,
  revision       integer     NOT NULL,
  schema_version integer     NOT NULL,
  stream         text        COLLATE "C" NOT NULL,
  type           text        COLLATE "C" NOT NULL,
  data           json        NOT NULL,
  metadata       json        NOT NULL,
  CONSTRAINT events_position PRIMARY KEY (position),
  CONSTRAINT events_stream_revision UNIQUE (stream, revision),
  CONSTRAINT events_id UNIQUE (id)
);
