package io.aiomysql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement together with its values. Every method that runs a statement takes a Query in place of SQL and values.
 * Immutable: each {@code bind} returns a new query and leaves the old one unchanged, so that several queries can start from
 * the same one, in any number of threads. What a value refers to is not copied: a collection, an array or a buffer must not
 * change as long as the query is used. An {@link java.io.InputStream} or {@link java.io.Reader} can be read only once, so a query
 * with one can be run only once.
 *
 * <pre>{@code
 * Query byTown = Query.of("SELECT name FROM customer WHERE town = :town AND age > :age").bind("age", 30);
 * connection.query(byTown.bind("town", "Köln"));
 * }</pre>
 *
 * <p>Whether a statement has {@code ?} or {@code :name} for its values can depend on the session's sql_mode. It is therefore
 * known only when the statement is run, and values that do not fit are refused then. For a statement with {@code :name},
 * each value must have been bound with its name; if a name is bound again, the last value counts, and names that the
 * statement does not use are ignored. For a statement with {@code ?}, the values count in the order in which they were
 * bound, and a name is a value like any other: {@code Query.of("SELECT ?, ?").bind("x", 1)} has two values.
 */
public final class Query {

    private final String sql;
    private final List<@Nullable Object> values;
    private final Map<String, @Nullable Object> namedValues;

    /** Whether a value was bound without a name. */
    private final boolean unnamed;

    private final @Nullable Duration timeout;

    private Query(
            String sql,
            List<@Nullable Object> values,
            Map<String, @Nullable Object> namedValues,
            boolean unnamed,
            @Nullable Duration timeout) {
        this.sql = sql;
        this.values = values;
        this.namedValues = namedValues;
        this.unnamed = unnamed;
        this.timeout = timeout;
    }

    /**
     * Creates a query without values.
     *
     * @param sql the statement, with {@code ?} or {@code :name} for its values
     * @return the query
     */
    public static Query of(String sql) {
        return new Query(Objects.requireNonNull(sql, "sql"), List.of(), Map.of(), false, null);
    }

    /**
     * Adds values for {@code ?}, in their order, after those that were bound before. The array is copied.
     *
     * <p>With two arguments of which the first is a String, such as {@code bind("x", 1)}, Java calls
     * {@link #bind(String, Object)}; for a statement with {@code ?}, both methods do the same. Java cannot decide which
     * method {@code bind(null)} means: write {@code bind((Object) null)}.
     *
     * @param values the values, null for NULL; null instead of an array is one NULL
     * @return a new query
     */
    public Query bind(@Nullable Object... values) {
        List<@Nullable Object> added = values == null ? Collections.singletonList(null) : Arrays.asList(values);
        return added.isEmpty() ? this : with(added, Map.of(), true);
    }

    /**
     * Adds a value for {@code :name}.
     *
     * @param name the name, without the colon; for a statement with {@code ?}, a value like {@code value}, null for NULL
     * @param value the value, null for NULL
     * @return a new query
     */
    public Query bind(@Nullable String name, @Nullable Object value) {
        List<@Nullable Object> added = Arrays.asList(name, value);
        return name == null ? with(added, Map.of(), true) : with(added, Collections.singletonMap(name, value), false);
    }

    /**
     * Adds values for {@code :name}.
     *
     * <p>For a statement with {@code ?}, the map is one value, which needs a converter for maps.
     *
     * <p>The map must be declared with names: one that is a {@code Map<Object, Object>} for the compiler, as {@code new HashMap<>()}
     * behind {@code var} and as Properties, is one value, by {@link #bind(Object...)}.
     *
     * @param values the values by name, without the colon, null for NULL; the names and values are copied. Null instead of a map is
     *     one NULL
     * @return a new query
     */
    public Query bind(Map<String, ? extends @Nullable Object> values) {
        return values == null
                ? bind((Object) null)
                : with(Collections.singletonList(values), Collections.unmodifiableMap(values), false);
    }

    private Query with(
            List<? extends @Nullable Object> added,
            Map<String, ? extends @Nullable Object> named,
            boolean withoutNames) {
        List<@Nullable Object> allValues = new ArrayList<>(values);
        allValues.addAll(added);
        Map<String, @Nullable Object> allNamed = namedValues;
        if (!named.isEmpty()) {
            allNamed = new LinkedHashMap<>(namedValues);
            allNamed.putAll(named);
            allNamed = Collections.unmodifiableMap(allNamed);
        }
        return new Query(sql, Collections.unmodifiableList(allValues), allNamed, unnamed || withoutNames, timeout);
    }

    /**
     * Limits the time from the call that runs the statement until its result is complete: waiting for the statements before it,
     * running and reading together. When it is over, the future fails with {@link MySqlTimeoutException}, and the statement is
     * stopped on the server, as one that is cancelled. It counts in place of the option {@code queryTimeout}.
     *
     * @param timeout greater than zero; or zero for no limit, whatever the options say
     * @return a new query
     * @throws IllegalArgumentException if it is negative
     */
    public Query timeout(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be greater than zero, or zero for no limit");
        }
        return new Query(sql, values, namedValues, unnamed, timeout);
    }

    /** {@return the time limit; zero for none whatever the options say, empty for that of the options} */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** {@return the statement} */
    public String sql() {
        return sql;
    }

    /**
     * Returns the values as a statement with {@code ?} takes them: in the order in which they were bound, with each name before
     * its value, and a map as one value.
     *
     * @return the values, unmodifiable; null for NULL
     */
    public List<@Nullable Object> values() {
        return values;
    }

    /**
     * Returns the values that were bound with a name, as a statement with {@code :name} takes them.
     *
     * @return the values by name, unmodifiable; null for NULL
     */
    public Map<String, @Nullable Object> namedValues() {
        return namedValues;
    }

    /** {@return whether every value was bound with a name, as a statement with {@code :name} requires} */
    public boolean isNamed() {
        return !unnamed;
    }

    /** Shows neither SQL nor values. */
    @Override
    public String toString() {
        int count = unnamed ? values.size() : namedValues.size();
        return "Query[" + sql.length() + " characters, " + count + (count == 1 ? " value]" : " values]");
    }
}
