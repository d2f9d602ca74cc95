package io.aiomysql.testkit.fake;

/**
 * Builds a column's description. Not thread-safe.
 *
 * <pre>
 *   s  catalog "def"       1  0x0C, the length of what follows
 *   s  schema              2  collation
 *   s  table               4  greatest length in bytes
 *   s  original table      1  type
 *   s  name                2  flags
 *   s  original name       1  decimals
 *                          2  0x00            s: length-encoded string
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_column_definition.html">MySQL:
 *     ColumnDefinition41</a>
 */
public final class ColumnDefinition {

    private static final int LONGLONG = 0x08;
    private static final int VAR_STRING = 0xFD;
    private static final int UTF8MB4 = 255;
    private static final int BINARY = 63;

    private final String name;
    private final int type;
    private String schema = "";
    private String table = "";
    private int flags;
    private int charset = UTF8MB4;
    private long length = 1024;
    private int decimals;

    private ColumnDefinition(String name, int type) {
        this.name = name;
        this.type = type;
    }

    /**
     * Begins the definition of a column without flags, in utf8mb4.
     *
     * @param name the column's name
     * @param type the server's number of the type, such as 0x03
     * @return the definition
     */
    public static ColumnDefinition of(String name, int type) {
        return new ColumnDefinition(name, type);
    }

    /**
     * Begins the definition of a VARCHAR column.
     *
     * @param name the column's name
     * @return the definition
     */
    public static ColumnDefinition text(String name) {
        return of(name, VAR_STRING);
    }

    /**
     * Begins the definition of a signed BIGINT column.
     *
     * @param name the column's name
     * @return the definition
     */
    public static ColumnDefinition bigint(String name) {
        return of(name, LONGLONG).charset(BINARY).flags(0x0080).length(20);
    }

    /**
     * Names the table the column comes from.
     *
     * @param inSchema the table's schema
     * @param name the table, also as the original one
     * @return this
     */
    public ColumnDefinition table(String inSchema, String name) {
        schema = inSchema;
        table = name;
        return this;
    }

    /**
     * Sets the flags.
     *
     * @param bits such as 0x0020 for UNSIGNED
     * @return this
     */
    public ColumnDefinition flags(int bits) {
        flags = bits;
        return this;
    }

    /**
     * Sets the collation.
     *
     * @param collation its number; 63 is binary
     * @return this
     */
    public ColumnDefinition charset(int collation) {
        charset = collation;
        return this;
    }

    /**
     * Sets the greatest length of a value.
     *
     * @param bytes the length in bytes
     * @return this
     */
    public ColumnDefinition length(long bytes) {
        length = bytes;
        return this;
    }

    /**
     * Sets the number of decimals.
     *
     * @param digits after the point; 31 is "as many as there are"
     * @return this
     */
    public ColumnDefinition decimals(int digits) {
        decimals = digits;
        return this;
    }

    /**
     * Builds the payload.
     *
     * @return a new array
     */
    public byte[] payload() {
        return new PayloadBuilder()
                .lenencString("def")
                .lenencString(schema)
                .lenencString(table)
                .lenencString(table)
                .lenencString(name)
                .lenencString(table.isEmpty() ? "" : name)
                .lenencInt(0x0C)
                .int2(charset)
                .int4(length)
                .int1(type)
                .int2(flags)
                .int1(decimals)
                .zeros(2)
                .toArray();
    }
}
