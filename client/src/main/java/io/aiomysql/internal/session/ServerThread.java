package io.aiomysql.internal.session;

/**
 * The server's thread that serves a session, as KILL names it. Another server may have a thread of the same number, which serves
 * somebody else.
 *
 * @param id as CONNECTION_ID() returns it
 * @param server tells one server from another
 */
public record ServerThread(long id, String server) {

    /** Says whether both are threads of the same server. */
    public boolean isOnServerOf(ServerThread other) {
        return server.equals(other.server);
    }
}
