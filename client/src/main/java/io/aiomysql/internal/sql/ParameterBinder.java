package io.aiomysql.internal.sql;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.Query;
import io.aiomysql.converters.ConversionException;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.ParameterOptions;
import io.aiomysql.converters.parameter.Parameters;
import org.jspecify.annotations.Nullable;

/** Makes parameters of the user's values: by the converters first, then as built-in types. */
public final class ParameterBinder {

    private final Converters converters;
    private final Parameters parameters;

    public ParameterBinder(Converters converters, ParameterOptions options) {
        this.converters = converters;
        this.parameters = new Parameters(options);
    }

    /** Binds values in their order; null, which Java passes for a literal null, means one NULL. */
    public BoundSql bind(ParsedSql sql, @Nullable Object @Nullable [] values) {
        return BoundSql.bind(sql, values == null ? new @Nullable Object[] {null} : values, this::bindValue);
    }

    /** Binds the values of a query, by name or in their order, as the statement requires. */
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
                    "a Query cannot be a parameter, because it has SQL of its own: pass it as the only argument, as in"
                            + " query(query), also to a prepared statement");
        }
        try {
            return parameters.bind(converters.encode(value));
        } catch (ConversionException e) {
            throw new MySqlConversionException(String.valueOf(e.getMessage()), e);
        }
    }
}
