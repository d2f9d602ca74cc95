package io.aiomysql.testkit.transport;

import io.aiomysql.protocol.spi.TransportProvider;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The transports that tests of the client run over: all that are on the path, unless some are named. */
public final class Transports {

    /** Names the transports to test with, separated by commas. */
    public static final String PROPERTY = "aiomysql.test.transports";

    private Transports() {}

    /**
     * Lists their names, for a test's parameter.
     *
     * @return one name at least
     * @throws IllegalStateException if a transport that was named is not on the path, or none is
     */
    public static Stream<String> names() {
        List<String> found = ServiceLoader.load(TransportProvider.class).stream()
                .map(provider -> provider.get().name())
                .sorted()
                .toList();
        String wanted = System.getProperty(PROPERTY, String.join(",", found));
        List<String> names = Arrays.asList(wanted.split(","));
        if (found.isEmpty() || !found.containsAll(names)) {
            throw new IllegalStateException(
                    "-D" + PROPERTY + " names " + names + ", but the transports on the path are " + found);
        }
        return names.stream();
    }
}
