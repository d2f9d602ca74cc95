package io.aiomysql.testkit.server;

/** The embedded MariaDB, for machines with neither Docker nor apt. */
final class EmbeddedSource implements ServerSource {

    @Override
    public String name() {
        return "the embedded MariaDB";
    }

    @Override
    public TestServer open(ServerKind kind) throws ServerUnavailableException {
        if (kind != ServerKind.MARIADB) {
            throw new ServerUnavailableException("it is not " + kind.product(), "see the other sources");
        }
        return EmbeddedMariaDb.start(CacheFolder.ofUser());
    }
}
