package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an option is set to: texts and exceptions show of it only what tells where the connection goes. An option that is added is
 * tested without a line here.
 */
class SecretsTest {

    private static final String MARKER = "Zxq7Marker";

    /** Where the connection goes, and what names a file, a plugin or a transport: shown, so that errors can be understood. */
    private static final Set<String> SHOWN = Set.of(
            "host",
            "unixSocket",
            "user",
            "database",
            "defaultsFile",
            "defaultsGroup",
            "loginPath",
            "transport",
            "authPlugin",
            "authPlugins",
            "tlsCipherSuites");

    /** Files whose names are shown by exceptions, never by toString. */
    private static final Set<Class<?>> NAMES_OF_FILES = Set.of(Path.class);

    static Stream<Method> setters() {
        return Arrays.stream(ConnectOptionsBuilder.class.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() > 0)
                .filter(method -> Arrays.stream(method.getParameterTypes()).anyMatch(SecretsTest::holdsText));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setters")
    void noTextShowsTheValueOfAnOption(Method setter) {
        ConnectOptionsBuilder builder =
                ConnectOptions.builder().host("127.0.0.1").port(1);
        List<String> shown = new ArrayList<>();
        Throwable refused = set(builder, setter);
        shown.add(builder.toString());
        if (refused == null) {
            refused = build(builder, shown);
        }
        String texts = String.join("\n", shown);
        if (!SHOWN.contains(setter.getName())) {
            assertThat(texts).doesNotContain(MARKER);
            boolean namesFile = NAMES_OF_FILES.contains(setter.getParameterTypes()[0]);
            assertThat(namesFile ? "" : trace(refused)).doesNotContain(MARKER);
        }
    }

    private static Throwable set(ConnectOptionsBuilder builder, Method setter) {
        Object[] values = Arrays.stream(setter.getParameterTypes())
                .map(SecretsTest::marked)
                .toArray();
        try {
            setter.invoke(builder, values);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Builds and connects to where nobody listens; returns what was thrown. */
    private static Throwable build(ConnectOptionsBuilder builder, List<String> shown) {
        try {
            ConnectOptions options = builder.build();
            shown.add(options.toString());
            shown.add(options.toBuilder().toString());
            MySqlConnection.connect(options).join().close();
            throw new AssertionError("somebody listens on port 1");
        } catch (CompletionException e) {
            return e.getCause();
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static boolean holdsText(Class<?> type) {
        return type == String.class || type == Path.class || type.isArray() || Map.class.isAssignableFrom(type);
    }

    private static Object marked(Class<?> type) {
        if (type == String.class) {
            return MARKER;
        }
        if (type == Path.class) {
            return Path.of("/nowhere/" + MARKER);
        }
        if (type == char[].class) {
            return MARKER.toCharArray();
        }
        if (type == String[].class) {
            return new String[] {MARKER};
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        return type == Duration.class ? Duration.ofSeconds(1) : null;
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    /** The marker that stands for a key is refused: that a good one is not shown either is seen here. */
    @Test
    void aPasswordAndAKeyAreShownByNothing() throws NoSuchAlgorithmException {
        PublicKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        ConnectOptions options = ConnectOptions.builder()
                .password(MARKER)
                .serverPublicKey(key)
                .connectionAttribute("team", MARKER)
                .build();

        assertThat(options + " " + options.toBuilder()).doesNotContain(MARKER, "modulus");
        assertThatCode(() -> ConnectOptions.builder().password(MARKER + "\0").build())
                .message()
                .doesNotContain(MARKER);
    }
}
