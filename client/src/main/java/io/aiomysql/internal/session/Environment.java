package io.aiomysql.internal.session;

import io.aiomysql.protocol.message.SessionChanges;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What servers take from the session when they prepare a statement, and do not look at again when they run it: the default
 * database, sql_mode, character sets and collations, and other variables. Two statements of the same SQL that were prepared
 * in equal environments give the same. Immutable.
 *
 * <p>All variables that the server reports count, except some that it reads at each run.
 */
public final class Environment {

    private static final Set<String> READ_AT_EACH_RUN = Set.of(
            "autocommit",
            "identity",
            "in_transaction",
            "insert_id",
            "last_insert_id",
            "last_gtid",
            "rand_seed1",
            "rand_seed2",
            "redirect_url",
            "session_track_schema",
            "session_track_system_variables",
            "statement_id",
            "timestamp",
            "transaction_isolation",
            "transaction_read_only",
            "tx_isolation",
            "tx_read_only");

    private static final String CONNECTION_CHARSET = "character_set_connection";
    private static final String CONNECTION_COLLATION = "collation_connection";

    /** Null while it is not known. */
    private final @Nullable String database;

    private final Map<String, String> variables;

    /** Counts the changes that the server did not report in full: each makes an environment of its own. */
    private final long unreported;

    /** Those of them that may have changed the database. */
    private final long unreportedDatabases;

    private final int hash;

    private Environment(
            @Nullable String database, Map<String, String> variables, long unreported, long unreportedDatabases) {
        this.database = database;
        this.variables = variables;
        this.unreported = unreported;
        this.unreportedDatabases = unreportedDatabases;
        this.hash = Objects.hash(database, variables, unreported);
    }

    static Environment of(String database) {
        return new Environment(database, Map.of(), 0, 0);
    }

    /** Returns the environment after what the server has reported; this one if nothing changed that counts. */
    Environment with(SessionChanges changes) {
        Map<String, String> changed = changes.variables();
        if (changes.schema() == null && changed.isEmpty()) {
            return this;
        }
        Map<String, String> merged = new HashMap<>(variables);
        changed.forEach((name, value) -> {
            if (!READ_AT_EACH_RUN.contains(name)) {
                merged.put(name, value);
            }
        });
        boolean collationUnknown = false;
        if (changed.containsKey(CONNECTION_COLLATION)) {
            // It says which character set it is of, which is not always reported.
            merged.remove(CONNECTION_CHARSET);
        } else if (changed.containsKey(CONNECTION_CHARSET)) {
            // SET NAMES utf8mb4 COLLATE x reports the character set alone (MySQL 9.7, MariaDB 11.8).
            merged.remove(CONNECTION_COLLATION);
            collationUnknown = true;
        }
        String newDatabase = changes.schema() == null ? database : changes.schema();
        if (!collationUnknown && Objects.equals(newDatabase, database) && merged.equals(variables)) {
            return this;
        }
        return new Environment(
                newDatabase, Map.copyOf(merged), unreported + (collationUnknown ? 1 : 0), unreportedDatabases);
    }

    /**
     * Returns the environment after a change of variables that the server does not report. What was reported before counts no
     * more: a later report of the same value, as after a reset, may be of a change.
     */
    Environment withUnreported() {
        return new Environment(database, Map.of(), unreported + 1, unreportedDatabases);
    }

    /** Returns the environment after a change, perhaps of the database too, that the server does not report. */
    Environment withUnreportedDatabase() {
        return new Environment(null, Map.of(), unreported + 1, unreportedDatabases + 1);
    }

    /** Returns the environment in another database. */
    Environment in(String newDatabase) {
        return new Environment(newDatabase, variables, unreported, unreportedDatabases);
    }

    /** {@return the default database, empty for none; null while it is not known} */
    public @Nullable String database() {
        return database;
    }

    /** Says whether names of tables mean the same in both, for certain. */
    public boolean hasDatabaseOf(Environment other) {
        return unreportedDatabases == other.unreportedDatabases && Objects.equals(database, other.database);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Environment that
                        && hash == that.hash
                        && unreported == that.unreported
                        && Objects.equals(database, that.database)
                        && variables.equals(that.variables));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "Environment[database=" + database + ", variables=" + variables.keySet() + ", unreported=" + unreported
                + "]";
    }
}
