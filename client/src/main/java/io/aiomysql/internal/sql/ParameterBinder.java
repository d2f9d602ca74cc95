package io.aiomysql.internal.sql;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.Query;
import io.aiomysql.converters.ConversionException;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.ParameterOptions;
import io.aiomysql.converters.parameter.Parameters;
import org.jspecify.annotations.Nullable;

/** Makes parameters of the user's values: what converters make of them, and then the built-in types. */
public final class ParameterBinder {

    private final Converters converters;
    private final Parameters parameters;

    public ParameterBinder(Converters converters, ParameterOptions options) {
        this.converters = converters;
        this.parameters = new Parameters(options);
    }

    /** Binds values in their order; null is what Java makes of a literal null, and means one NULL. */
    public BoundSql bind(ParsedSql sql, @Nullable Object @Nullable [] values) {
        return BoundSql.bind(sql, values == null ? new @Nullable Object[] {null} : values, this::bindValue);
    }

    /** Binds the values of a query, by name or in their order, as the statement wants them. */
    public BoundSql bind(ParsedSql sql, Query query) {
        @Nullable Object[] values = query.values().toArray();
        boolean inOrder = !sql.isNamed() && values.length == sql.placeholderCount();
        return query.isNamed() && !inOrder
                ? BoundSql.bind(sql, query.namedValues(), this::bindValue)
                : bind(sql, values);
    }

    private BoundParameter bindValue(@Nullable Object value) {
        if (value == null) {
            return parameters.bind(null);
        }
        if (value instanceof Query) {
            throw new IllegalArgumentException(
                    "a Query cannot be a parameter: it has its SQL and its values, and is given alone,"
                            + " as query(query); to a prepared statement, alone too");
        }
        try {
            return parameters.bind(converters.encode(value));
        } catch (ConversionException e) {
            throw new MySqlConversionException(String.valueOf(e.getMessage()), e);
        }
    }
}
