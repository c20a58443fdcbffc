-- CACHE 1: a session that kept numbers back would hand them out after another session's higher ones.
CREATE SEQUENCE IF NOT EXISTS zhezi.event_position AS bigint CACHE 1 NO CYCLE;
