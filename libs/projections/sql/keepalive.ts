/**
 * Settings of a PostgreSQL session: the server notices within half a minute that a client's machine has vanished, and
 * frees its locks.
 */
export const keepalive = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';
