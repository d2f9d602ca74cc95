package io.aiomysql.internal.statement;

import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.TextForm;
import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.message.BinaryParameter;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of a statement's parameters as MySQL (8.0.22 and later) derives them from the SQL, and declares them in the answer to
 * COM_STMT_PREPARE.
 *
 * <p>A run whose values all fit leaves no trace in the statement. Where a value does not fit, MySQL silently prepares the
 * statement again for the types of that run, and converts the values of all later runs to them: after {@code SELECT ?} has run
 * with 5, it gives 0 for "s". That run itself is right. Such a statement is run once, and then prepared again.
 *
 * <pre>
 *   declared                      what fits (NULL always does)
 *   text, bytes, JSON, geometry   text, bytes
 *   BIGINT                        integers from -2^63 to 2^63-1; text, unless it may be another number
 *   BIGINT UNSIGNED, BIT          integers from 0, sent as unsigned; text likewise
 *   YEAR                          the same, to 2155
 *   DECIMAL                       integers, decimals, text, bytes
 *   DOUBLE                        numbers, text, bytes
 *   DATE                          dates; text that is one
 *   DATETIME                      everything
 *   TIME                          everything but dates
 * </pre>
 *
 * <p>For other integers in the place of a YEAR, MySQL (9.7) does not prepare again, and takes them for unsigned ones or keeps the
 * last 16 bits only. They are sent as DECIMAL, for which it prepares again.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/en/prepare.html">MySQL: PREPARE, how types of parameters are derived</a>
 */
final class DeclaredParameters {

    /** The server derives no types (MariaDB, older MySQL), so that everything fits. */
    static final DeclaredParameters NONE = new DeclaredParameters(List.of());

    private final List<ColumnDefinition41> declared;

    private DeclaredParameters(List<ColumnDefinition41> declared) {
        this.declared = declared;
    }

    /**
     * Takes what the server has declared.
     *
     * @param definitions in the answer to COM_STMT_PREPARE
     * @param derives whether the server's version is one that derives types; servers that do not declare text for all
     */
    static DeclaredParameters of(List<ColumnDefinition41> definitions, boolean derives) {
        boolean derived =
                derives || definitions.stream().anyMatch(definition -> definition.type() != ColumnType.VAR_STRING);
        return derived ? new DeclaredParameters(definitions) : NONE;
    }

    /** Says whether a run with these values leaves the statement as it is. */
    boolean fit(List<BoundParameter> parameters) {
        for (int i = 0; i < declared.size(); i++) {
            if (!parameters.get(i).isNull() && !fits(declared.get(i), parameters.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the parameters as they are sent: integers from 0 on as unsigned where that is declared, and those that are no years
     * as DECIMAL where a YEAR is.
     */
    List<BinaryParameter> sent(List<BoundParameter> parameters) {
        if (declared.isEmpty()) {
            return List.copyOf(parameters);
        }
        List<BinaryParameter> sent = new ArrayList<>(parameters.size());
        for (int i = 0; i < declared.size(); i++) {
            sent.add(sent(declared.get(i), parameters.get(i)));
        }
        return sent;
    }

    private static BinaryParameter sent(ColumnDefinition41 definition, BoundParameter parameter) {
        if (definition.type() == ColumnType.YEAR && parameter.isBeyondYear()) {
            return parameter.asDecimal();
        }
        return isUnsigned(definition) && parameter.isNonNegativeInteger() ? parameter.asUnsigned() : parameter;
    }

    private static boolean fits(ColumnDefinition41 definition, BoundParameter parameter) {
        ColumnType type = ColumnType.of(parameter.typeCode());
        boolean text = type == ColumnType.VAR_STRING || type == ColumnType.BLOB;
        boolean exact = type == ColumnType.LONGLONG || type == ColumnType.TINY || type == ColumnType.NEWDECIMAL;
        return switch (definition.type()) {
            case LONGLONG -> fitsInteger(definition, parameter);
            case BIT -> fitsUnsigned(parameter);
            case YEAR -> fitsUnsigned(parameter) && !parameter.isBeyondYear();
            case NEWDECIMAL -> exact || text;
            case DOUBLE -> exact || type == ColumnType.DOUBLE || text;
            case DATE -> type == ColumnType.DATE || parameter.textForm() == TextForm.DATE;
            case DATETIME -> true;
            case TIME -> type != ColumnType.DATE;
            default -> text;
        };
    }

    private static boolean fitsInteger(ColumnDefinition41 definition, BoundParameter parameter) {
        ColumnType type = ColumnType.of(parameter.typeCode());
        boolean signed = (type == ColumnType.LONGLONG || type == ColumnType.TINY) && !parameter.isUnsigned();
        return isUnsigned(definition) ? fitsUnsigned(parameter) : signed || isHarmless(parameter);
    }

    private static boolean fitsUnsigned(BoundParameter parameter) {
        return parameter.isNonNegativeInteger() || isHarmless(parameter);
    }

    /** Says whether it is text that is no number, or an ordinary integer. */
    private static boolean isHarmless(BoundParameter parameter) {
        return parameter.textForm() == TextForm.WORDS || parameter.textForm() == TextForm.INTEGER;
    }

    private static boolean isUnsigned(ColumnDefinition41 definition) {
        return (definition.flags() & ColumnFlags.UNSIGNED) != 0;
    }
}
