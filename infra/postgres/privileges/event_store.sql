-- What is recorded stays as it is: nobody but the owner may change or remove an event, and no process of ours runs as the owner.
REVOKE ALL ON zhezi.events FROM PUBLIC, zhezi_writer, zhezi_reader;
REVOKE ALL ON SEQUENCE zhezi.event_position FROM PUBLIC, zhezi_writer, zhezi_reader;
REVOKE ALL ON FUNCTION zhezi.append_group, zhezi.judge_group FROM PUBLIC;

GRANT USAGE ON SCHEMA zhezi TO zhezi_writer, zhezi_reader;
GRANT SELECT, INSERT ON zhezi.events TO zhezi_writer;
GRANT USAGE ON SEQUENCE zhezi.event_position TO zhezi_writer;
GRANT EXECUTE ON FUNCTION zhezi.append_group, zhezi.judge_group TO zhezi_writer;
GRANT SELECT ON zhezi.events TO zhezi_reader;
