package io.aiomysql.converters;

import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.Optional;

/**
 * What a server says of a column, and a decoder or converter is chosen by. Immutable.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_column_definition.html">MySQL:
 *     column definition</a>
 * @see <a href="https://mariadb.com/kb/en/result-set-packets/#column-definition-packet">MariaDB: column definition</a>
 */
public interface ColumnInfo {

    /** The collation of what has no characters: {@code binary}. */
    int BINARY_COLLATION = 63;

    /**
     * The collation of a column whose text came in a character set that is not known, since the server did not describe the
     * column after {@code character_set_results} had changed: reading it as text fails.
     */
    int UNKNOWN_COLLATION = -1;

    /**
     * Returns the name, as the statement gives it.
     *
     * @return the alias or name
     */
    String name();

    /**
     * Returns the type's code as sent.
     *
     * @return 0 to 255
     */
    int typeCode();

    /**
     * Returns the flags.
     *
     * @return a set of {@link ColumnFlags}
     */
    int flags();

    /**
     * Returns the id of the collation that text is sent in.
     *
     * @return the id, 0 to 65535, or {@link #UNKNOWN_COLLATION}; of what has no characters {@link #BINARY_COLLATION}
     */
    int collation();

    /**
     * Returns the longest value's length.
     *
     * @return bytes, as sent: of text in the connection's character set; characters of display for numbers
     */
    long length();

    /**
     * Returns the digits behind the decimal point.
     *
     * @return the number; 31 and above where it is not fixed
     */
    int decimals();

    /**
     * Returns the name of a type that has no code, as MariaDB sends it: {@code uuid}, {@code inet6}, {@code point}.
     *
     * @return the name; empty where none is sent
     */
    String extendedType();

    /**
     * Returns the name of the values' format, as MariaDB sends it: {@code json}.
     *
     * @return the name; empty where none is sent
     */
    String extendedFormat();

    /**
     * Returns the type that the code means.
     *
     * @return the type; {@link ColumnType#UNKNOWN} for a code without a name
     */
    default ColumnType type() {
        return ColumnType.of(typeCode());
    }

    /**
     * Returns the type as SQL names it, and docs/types.md.
     *
     * @return such as {@code INT UNSIGNED}, {@code VARCHAR} or {@code UUID}; for a code that is not known the type that it is
     *     read as, VARCHAR or VARBINARY
     */
    default String typeName() {
        return SqlType.of(this).label();
    }

    /**
     * Returns the name of the character set that text is sent in.
     *
     * @return such as {@code utf8mb4}, {@code binary} for what has no characters; empty for a collation that is not known
     */
    default Optional<String> charset() {
        return Optional.ofNullable(Collations.characterSet(collation()));
    }

    /**
     * Says whether the numbers have no sign.
     *
     * @return true for UNSIGNED
     */
    default boolean isUnsigned() {
        return (flags() & ColumnFlags.UNSIGNED) != 0;
    }

    /**
     * Describes a column as its definition packet does.
     *
     * @param definition the packet
     * @return the description
     */
    static ColumnInfo of(ColumnDefinition41 definition) {
        return new DefinedColumn(definition);
    }
}
