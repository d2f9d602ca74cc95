package io.aiomysql.internal.sql;

import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.SqlModes;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL with a value for each placeholder, for a prepared statement as for the text protocol. A collection in {@code IN (?)}
 * has become as many values, and {@code IN (?, ?, ?)}. Immutable, except for the objects that the values refer to.
 */
public final class BoundSql {

    /** COM_STMT_PREPARE counts them in two bytes. */
    private static final int MAX_PREPARED = 65_535;

    private final ParsedSql parsed;
    private final List<BoundParameter> parameters;

    /** For each placeholder the end of its values in the parameters; they begin at the end of those before. */
    private final int[] ends;

    private BoundSql(ParsedSql parsed, List<BoundParameter> parameters, int[] ends) {
        this.parsed = parsed;
        this.parameters = Collections.unmodifiableList(parameters);
        this.ends = ends;
    }

    /**
     * Binds values in their order.
     *
     * @param parsed the SQL, with {@code ?}
     * @param values one for each placeholder; null is NULL
     * @param binder makes the parameters
     * @return the SQL with its values
     * @throws IllegalArgumentException if there are too few or too many, or one cannot be bound; the message names the
     *     remedy
     */
    public static BoundSql bind(ParsedSql parsed, @Nullable Object[] values, ValueBinder binder) {
        if (parsed.isNamed()) {
            throw MisfitValues.withoutNames(parsed, values);
        }
        if (values.length != parsed.placeholderCount()) {
            throw MisfitValues.ofCount(parsed, values);
        }
        return bindAll(parsed, Arrays.asList(values), binder);
    }

    /**
     * Binds values by their names. Names that the SQL does not use are ignored.
     *
     * @param parsed the SQL, with {@code :name} or without placeholders
     * @param values the values by name, without the colon; null is NULL
     * @param binder makes the parameters
     * @return the SQL with its values
     * @throws IllegalArgumentException if a name has no value, or one cannot be bound; and for {@code ?}
     */
    public static BoundSql bind(ParsedSql parsed, Map<String, ? extends @Nullable Object> values, ValueBinder binder) {
        if (!parsed.isNamed() && parsed.placeholderCount() > 0) {
            throw MisfitValues.withNames(parsed, values);
        }
        List<@Nullable Object> ordered = new ArrayList<>(parsed.placeholderCount());
        for (String name : parsed.names()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "the statement's parameter :" + name + " has no value: bind one with bind(name, value)");
            }
            ordered.add(values.get(name));
        }
        return bindAll(parsed, ordered, binder);
    }

    private static BoundSql bindAll(ParsedSql parsed, List<? extends @Nullable Object> values, ValueBinder binder) {
        requireStreamsOnce(values);
        List<BoundParameter> parameters = new ArrayList<>(values.size());
        int[] ends = new int[values.size()];
        for (int i = 0; i < ends.length; i++) {
            Object value = values.get(i);
            if (value != null && parsed.isAloneInList(i) && ListValues.isList(value)) {
                for (Object element : ListValues.of(value)) {
                    parameters.add(binder.bind(element));
                }
            } else {
                parameters.add(binder.bind(value));
            }
            ends[i] = parameters.size();
        }
        return new BoundSql(parsed, parameters, ends);
    }

    /** Says whether the SQL has {@code :name} for its values. */
    public boolean isNamed() {
        return parsed.isNamed();
    }

    /** A stream that stands for two parameters would be empty for the second. */
    private static void requireStreamsOnce(List<? extends @Nullable Object> values) {
        Set<Object> streams = Collections.newSetFromMap(new IdentityHashMap<>(0));
        for (Object value : values) {
            if ((value instanceof InputStream || value instanceof Reader) && !streams.add(value)) {
                throw new IllegalArgumentException("a stream can be read once, and this one is the value of several"
                        + " parameters: send a String or a byte[], or set a variable of the session first");
            }
        }
    }

    /**
     * Returns the SQL for COM_STMT_PREPARE.
     *
     * @return the SQL with a {@code ?} for each of the parameters; the same string that was parsed if it has them already
     * @throws IllegalArgumentException if there are more parameters than a prepared statement can have
     */
    public String preparable() {
        if (parameters.size() > MAX_PREPARED) {
            throw new IllegalArgumentException("a prepared statement of " + parameters.size()
                    + " parameters; the maximum is 65,535: split the statement, or use statementMode(TEXT)");
        }
        return parameters.size() == ends.length
                ? parsed.preparable()
                : parsed.withQuestionMarks(placeholder -> ends[placeholder] - firstOf(placeholder));
    }

    /**
     * Returns the parameters of COM_STMT_EXECUTE.
     *
     * @return one for each {@code ?} of {@link #preparable}, unmodifiable
     */
    public List<BoundParameter> parameters() {
        return parameters;
    }

    /**
     * Puts the values into the SQL as literals.
     *
     * @return the statement for the text protocol
     * @throws IllegalArgumentException if a value is streamed, or is in a versioned comment
     */
    public InterpolatedSql interpolate() {
        return InterpolatedSql.of(this);
    }

    /** Returns about how many bytes the SQL and the values keep in memory. */
    public int retainedBytes() {
        long bytes = parsed.sql().length();
        for (BoundParameter parameter : parameters) {
            bytes += parameter.retainedBytes();
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** Says whether a value is streamed. */
    public boolean isStreamed() {
        for (BoundParameter parameter : parameters) {
            if (parameter.isLongData()) {
                return true;
            }
        }
        return false;
    }

    /** Says whether the SQL has variables: {@code @name} or {@code @@name}. */
    public boolean hasVariables() {
        return parsed.hasVariables();
    }

    /**
     * Returns this as it is under other modes.
     *
     * @param modes those of the session now
     * @return the same SQL with the same values; this object if the modes are the same
     * @throws IllegalStateException if the placeholders are others under these modes
     */
    public BoundSql under(SqlModes modes) {
        if (modes.equals(parsed.modes())) {
            return this;
        }
        ParsedSql again = ParsedSql.parse(parsed.sql(), modes);
        if (!again.hasPlaceholdersOf(parsed)) {
            throw new IllegalStateException(
                    "sql_mode has changed since the statement was submitted, and its placeholders are"
                            + " others now: wait for the statement that changes sql_mode, and submit this one after it");
        }
        return new BoundSql(again, parameters, ends);
    }

    /** Returns the SQL as it was given, without the values. */
    public String sql() {
        return parsed.sql();
    }

    ParsedSql parsed() {
        return parsed;
    }

    int firstOf(int placeholder) {
        return placeholder == 0 ? 0 : ends[placeholder - 1];
    }

    int endOf(int placeholder) {
        return ends[placeholder];
    }

    @Override
    public String toString() {
        return "BoundSql[" + parsed + ", " + parameters.size() + " parameters]";
    }
}
