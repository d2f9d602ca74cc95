package io.aiomysql.benchmarks;

import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The servers as a fork sees them: named to the testkit, so that it starts none of its own beside what is measured. */
final class ServersOfTheRun {

    /** The system property with the path of the file in which {@link RunningServers} names them. */
    static final String FILE = "aiomysql.benchmarks.servers";

    private ServersOfTheRun() {}

    /** The testkit's property that names a server. */
    static String property(String name) {
        return "aiomysql.test." + name;
    }

    /**
     * Returns the server of that name.
     *
     * @throws IllegalStateException if this run has none
     */
    static TestServer get(String name) throws IOException {
        String file = System.getProperty(FILE);
        if (file == null) {
            throw new IllegalStateException("start the benchmarks through " + Main.class.getName()
                    + ", which starts their servers, and not through JMH's own program");
        }
        Properties urls = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file))) {
            urls.load(in);
        }
        String url = urls.getProperty(property(name));
        if (url == null) {
            throw new IllegalStateException("this run has no server " + name);
        }
        System.setProperty(property(name), url);
        return TestServers.get(RunningServers.kind(name));
    }
}
