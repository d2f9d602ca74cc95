package io.aiomysql;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiomysql.auth.RsaPublicKeys;
import io.aiomysql.converters.Converters;
import io.aiomysql.protocol.spi.TransportProvider;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;

/** The errors before anything is connected. */
final class TroubleBefore {

    private static final String URL = "mysql://app:secret@db.example.com/shop";

    private TroubleBefore() {}

    /** Of a program that has the client and no transport on its class path. */
    static List<Throwable> noTransport(Trouble trouble) throws Exception {
        URL[] path = Stream.of(MySqlConnection.class, RsaPublicKeys.class, Converters.class, TransportProvider.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        // The JDK's other loaders know the modules of this JVM, with their transports.
        try (URLClassLoader program = new URLClassLoader(path, null)) {
            Class<?> type = program.loadClass(ConnectOptions.class.getName());
            Object options = type.getMethod("parse", String.class).invoke(null, URL);
            Method connect = program.loadClass(MySqlConnection.class.getName()).getMethod("connect", type);
            return List.of(catchThrowable(() -> connect.invoke(null, options)).getCause());
        }
    }

    static List<Throwable> twoTransports(Trouble trouble) {
        return List.of(Trouble.thrown(() -> MySqlConnection.connect(ConnectOptions.parse(URL))));
    }

    static List<Throwable> jdbcUrl(Trouble trouble) {
        return List.of(parsing("jdbc:mysql://db.example.com/shop?useSSL=true"));
    }

    static List<Throwable> unknownParameter(Trouble trouble) {
        return List.of(parsing(URL + "?autoComit=true"), parsing(URL + "?serverTimezone=UTC"));
    }

    private static Throwable parsing(String url) {
        return catchThrowable(() -> ConnectOptions.parse(url));
    }
}
