-- What is recorded stays as it is: sessions that append events take the role zhezi_writer, sessions that read them zhezi_reader, and neither may
-- change or remove an event. The tables belong to the login that ran this: the superuser of the embedded server, else the login in the address
-- of the process that installs (projector, standalone). Sessions that run as that login itself, to install or on the read database, do not change events.
REVOKE ALL ON zhezi.events FROM PUBLIC, zhezi_writer, zhezi_reader;
REVOKE ALL ON SEQUENCE zhezi.event_position FROM PUBLIC, zhezi_writer, zhezi_reader;
REVOKE ALL ON FUNCTION zhezi.append_group, zhezi.judge_group FROM PUBLIC;

GRANT USAGE ON SCHEMA zhezi TO zhezi_writer, zhezi_reader;
GRANT SELECT, INSERT ON zhezi.events TO zhezi_writer;
GRANT USAGE ON SEQUENCE zhezi.event_position TO zhezi_writer;
GRANT EXECUTE ON FUNCTION zhezi.append_group, zhezi.judge_group TO zhezi_writer;
GRANT SELECT ON zhezi.events TO zhezi_reader;
