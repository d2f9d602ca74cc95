package io.aiomysql.testkit.server;

/** One way to get a server. */
interface ServerSource {

    /** What it is called in messages. */
    String name();

    /**
     * Gets a server that answers, and that ends with the JVM at the latest. May take minutes the first time.
     *
     * @throws ServerUnavailableException when this source has none for this machine; the next source is asked
     * @throws IllegalStateException when it has to have one and does not; no other source is asked
     */
    TestServer open(ServerKind kind) throws ServerUnavailableException;
}
