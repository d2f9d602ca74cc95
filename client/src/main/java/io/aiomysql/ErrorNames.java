package io.aiomysql;

import io.aiomysql.protocol.ServerFamily;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names of the servers' errors. Each family has its own list from 1900 on, and other names for some numbers below; the
 * lists are resources of lines {@code number name}, which are read when a name is asked for first.
 */
final class ErrorNames {

    private ErrorNames() {}

    /** Each list is loaded with its class, and kept as the one text that it is. */
    private static final class MySql {
        static final String LIST = load("mysql-errors.txt");
    }

    private static final class MariaDb {
        static final String LIST = load("mariadb-errors.txt");
    }

    /**
     * Finds the name of an error.
     *
     * @param family whose error it is; null if it is not known, and then only a name is found that no list contradicts
     * @return such as {@code ER_DUP_ENTRY}, or null
     */
    static @Nullable String find(int code, @Nullable ServerFamily family) {
        if (family != null) {
            return find(code, family == ServerFamily.MARIADB ? MariaDb.LIST : MySql.LIST);
        }
        String mySql = find(code, MySql.LIST);
        String mariaDb = find(code, MariaDb.LIST);
        if (mySql == null || mariaDb == null) {
            return mySql == null ? mariaDb : mySql;
        }
        return mySql.equals(mariaDb) ? mySql : null;
    }

    private static @Nullable String find(int code, String list) {
        String key = "\n" + code + " ";
        int at = list.indexOf(key);
        return at < 0 ? null : list.substring(at + key.length(), list.indexOf('\n', at + key.length()));
    }

    /** Without its list, which a repackaged jar may lack, the client only knows no names. */
    private static String load(String resource) {
        try (InputStream in = ErrorNames.class.getResourceAsStream(resource)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }
}
