package io.aiomysql.internal;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.converters.ConversionException;
import io.aiomysql.converters.Converters;
import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.ParameterOptions;
import io.aiomysql.converters.parameter.Parameters;
import io.aiomysql.internal.sql.BoundSql;
import io.aiomysql.internal.sql.ParsedSql;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes parameters of the user's values: what converters make of them, and then the built-in types. */
final class Binder {

    private final Converters converters;
    private final Parameters parameters;

    Binder(Converters converters, ParameterOptions options) {
        this.converters = converters;
        this.parameters = new Parameters(options);
    }

    BoundSql bind(ParsedSql sql, @Nullable Object... values) {
        return BoundSql.bind(sql, Arrays.asList(values), this::bindValue);
    }

    BoundSql bind(ParsedSql sql, Map<String, ? extends @Nullable Object> values) {
        return BoundSql.bind(sql, values, this::bindValue);
    }

    private BoundParameter bindValue(@Nullable Object value) {
        if (value == null) {
            return parameters.bind(null);
        }
        try {
            return parameters.bind(converters.encode(value));
        } catch (ConversionException e) {
            throw new MySqlConversionException(String.valueOf(e.getMessage()), e);
        }
    }
}
