package io.aiomysql;

import io.aiomysql.testkit.server.ServerKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Scanner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value that is stored in a column and read again.
 *
 * @param type the column's type, as CREATE TABLE has it
 * @param value the parameter
 * @param expected what {@link Row#get(int)} gives
 * @param servers which servers have the type
 */
record RoundTripCase(String type, Object value, Object expected, Servers servers) {

    /** The digits that servers write of a FLOAT in the text protocol. */
    private static final MathContext FLOAT_TEXT = new MathContext(6);

    /** Which servers have a type. */
    enum Servers {
        ALL,
        MYSQL,
        MARIADB,
        /** From 11.7 on; the embedded one is older. */
        MARIADB_WITH_VECTORS;

        boolean include(ServerKind kind, String version) {
            return switch (this) {
                case ALL -> true;
                case MYSQL -> kind == ServerKind.MYSQL;
                case MARIADB -> kind == ServerKind.MARIADB;
                case MARIADB_WITH_VECTORS -> kind == ServerKind.MARIADB && hasVectors(version);
            };
        }

        private static boolean hasVectors(String version) {
            Scanner parts = new Scanner(version).useDelimiter("\\D+");
            int major = parts.nextInt();
            return major > 11 || (major == 11 && parts.nextInt() >= 7);
        }
    }

    /** Values that come back as they went. */
    static Stream<RoundTripCase> same(String type, Object... values) {
        return Arrays.stream(values).map(value -> becomes(type, value, value));
    }

    /** A value that comes back as another. */
    static RoundTripCase becomes(String type, Object value, Object expected) {
        return new RoundTripCase(type, value, expected, Servers.ALL);
    }

    RoundTripCase on(Servers some) {
        return new RoundTripCase(type, value, expected, some);
    }

    /** What the text protocol leaves of a value: all, except of a FLOAT. */
    static @Nullable Object asText(@Nullable Object expected) {
        return expected instanceof Float exact
                ? (Object) Float.valueOf(new BigDecimal(exact).round(FLOAT_TEXT).toString())
                : expected;
    }
}
