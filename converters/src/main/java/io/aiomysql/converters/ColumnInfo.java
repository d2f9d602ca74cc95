package io.aiomysql.converters;

import io.aiomysql.protocol.ColumnFlags;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.util.Optional;

/**
 * Describes a column of a result, as the server does in its column definition. Decoders and converters are chosen by it.
 * Immutable.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_column_definition.html">MySQL:
 *     column definition</a>
 * @see <a href="https://mariadb.com/kb/en/result-set-packets/#column-definition-packet">MariaDB: column definition</a>
 */
public interface ColumnInfo {

    /** The id of the collation {@code binary}, which columns without a character set have. */
    int BINARY_COLLATION = 63;

    /**
     * Stands for the collation of a column whose character set is not known, because the server did not describe the column
     * again after {@code character_set_results} had changed. Reading such a column as text fails.
     */
    int UNKNOWN_COLLATION = -1;

    /** {@return the column's name in the result: its alias if it has one} */
    String name();

    /** {@return the code of the type as the server sends it, 0 to 255} */
    int typeCode();

    /** {@return the flags as the server sends them: a set of {@link ColumnFlags}, and of bits that have no name there} */
    int flags();

    /**
     * Returns the id of the collation that values are sent in, which is the connection's and not the one they are stored in.
     *
     * @return the id, 0 to 65535, or {@link #UNKNOWN_COLLATION}; {@link #BINARY_COLLATION} for a column without a character
     *     set
     */
    int collation();

    /**
     * Returns the length of the longest value, as the server gives it.
     *
     * @return bytes for text, in the character set that it is sent in; characters of display for numbers and dates
     */
    long length();

    /** {@return the number of digits after the decimal point; 31 or more where it is not fixed} */
    int decimals();

    /**
     * Returns the name of a type that has no code of its own. MariaDB sends it; in MySQL every type has a code.
     *
     * @return such as {@code uuid}, {@code inet6} or {@code point}; empty where the server sends none
     */
    String extendedType();

    /**
     * Returns the name of the values' format, which MariaDB sends where the type alone does not tell it.
     *
     * @return {@code json} for MariaDB's JSON; empty where the server sends none
     */
    String extendedFormat();

    /**
     * Says whether this is an OUT or INOUT parameter of a procedure, which is described and sent in a way of its own: BIT in
     * decimal digits, and by MySQL text in the character set of the parameter, which its definition does not name.
     *
     * @return false by default
     */
    default boolean isOutParameter() {
        return false;
    }

    /**
     * Returns the type that the code means. Several types of SQL share one: {@link #typeName} tells them apart.
     *
     * @return the type; {@link ColumnType#UNKNOWN} for a code that this version does not know
     */
    default ColumnType type() {
        return ColumnType.of(typeCode());
    }

    /**
     * Returns the type by its name in SQL. Length and decimals are left out, and so is the size of a TEXT or BLOB, which
     * servers do not send.
     *
     * @return such as {@code INT UNSIGNED}, {@code VARCHAR}, {@code ENUM} or {@code UUID}; {@code NULL} for an expression that
     *     is always NULL; for a code that this version does not know the type that the column is read as, {@code VARCHAR} or
     *     {@code VARBINARY}
     */
    default String typeName() {
        return type() == ColumnType.NULL ? "NULL" : SqlType.of(this).label();
    }

    /**
     * Returns the name of the character set that values are sent in.
     *
     * @return such as {@code utf8mb4}; {@code binary} for numbers, dates and bytes; empty for a collation that this version
     *     does not know, and for {@link #UNKNOWN_COLLATION}
     */
    default Optional<String> charset() {
        return Optional.ofNullable(Collations.characterSet(collation()));
    }

    /** {@return true if the column is UNSIGNED} */
    default boolean isUnsigned() {
        return (flags() & ColumnFlags.UNSIGNED) != 0;
    }

    /**
     * Describes a column by its definition packet.
     *
     * @param definition the packet
     * @return the description
     */
    static ColumnInfo of(ColumnDefinition41 definition) {
        return new DefinedColumn(definition);
    }
}
