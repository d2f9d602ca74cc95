package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Describes a column of a result.
 *
 * <pre>
 *   lenenc  catalog, always "def"
 *   lenenc  schema
 *   lenenc  table, as aliased
 *   lenenc  original table
 *   lenenc  name, as aliased
 *   lenenc  original name
 *   lenenc  MariaDB's extended metadata         if MARIADB_CLIENT_EXTENDED_METADATA
 *   lenenc  length of what follows: 0x0C
 *   2       collation
 *   4       length of the column
 *   1       type
 *   2       flags
 *   1       decimals
 *   2       filler
 * </pre>
 *
 * <p>The names are decoded when they are asked for, because most results are read without them. {@code equals} compares
 * the packets' bytes.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_column_definition.html">MySQL:
 *     Protocol::ColumnDefinition41</a>
 * @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/4-server-response-packets/result-set-packets#column-definition-packet">MariaDB:
 *     column definition packet</a>
 */
public final class ColumnDefinition41 implements ServerMessage {

    private static final int FIXED_LENGTH = 0x0C;

    // The texts in the packet's order.
    private static final int SCHEMA = 1;
    private static final int TABLE = 2;
    private static final int ORIGINAL_TABLE = 3;
    private static final int NAME = 4;
    private static final int ORIGINAL_NAME = 5;
    private static final int TEXTS = 6;

    /** The packet as it came: the six texts, each with its length before it, come first. */
    private final byte[] payload;

    private final ExtendedMetadata extended;
    private final int collation;
    private final long length;
    private final int typeCode;
    private final int flags;
    private final int decimals;

    private ColumnDefinition41(byte[] payload, ExtendedMetadata extended, PayloadReader in) {
        this.payload = payload;
        this.extended = extended;
        this.collation = in.readInt2();
        this.length = in.readInt4();
        this.typeCode = in.readInt1();
        this.flags = in.readInt2();
        this.decimals = in.readInt1();
    }

    /** Creates the same definition with another packet. */
    private ColumnDefinition41(byte[] payload, ColumnDefinition41 same) {
        this.payload = payload;
        this.extended = same.extended;
        this.collation = same.collation;
        this.length = same.length;
        this.typeCode = same.typeCode;
        this.flags = same.flags;
        this.decimals = same.decimals;
    }

    /**
     * Decodes a payload.
     *
     * @param in the payload, at its first byte
     * @param capabilities the capabilities in use
     * @return the definition
     * @throws ProtocolException if it is malformed
     */
    public static ColumnDefinition41 decode(PayloadReader in, Capabilities capabilities) {
        byte[] payload = Arrays.copyOfRange(in.array(), in.position(), in.limit());
        for (int i = 0; i < TEXTS; i++) {
            in.skip(in.readLength());
        }
        boolean isExtended = capabilities.has(Capabilities.MARIADB_CLIENT_EXTENDED_METADATA);
        ExtendedMetadata extended = isExtended ? ExtendedMetadata.decode(in) : ExtendedMetadata.NONE;
        int fixed = in.readLength();
        if (fixed < FIXED_LENGTH) {
            throw new ProtocolException("a column definition whose fixed part has " + fixed + " bytes, not 12");
        }
        // The length may be larger in later servers, and a COM_FIELD_LIST default may follow: both are ignored.
        return new ColumnDefinition41(payload, extended, in);
    }

    /**
     * Says whether a packet is the one that this was decoded from, byte for byte.
     *
     * @param in the packet, at its first byte; its position is not changed
     * @return true if decoding it, under the same capabilities, would give this again
     */
    public boolean isDecodedFrom(PayloadReader in) {
        return Arrays.equals(payload, 0, payload.length, in.array(), in.position(), in.limit());
    }

    /**
     * Returns the same definition with texts that came in another character set than UTF-8.
     *
     * @param decoder decodes a text; may return null, which leaves that text as it is
     * @return a new definition, whose packet has the texts in UTF-8
     */
    public ColumnDefinition41 withTexts(Function<byte[], @Nullable String> decoder) {
        PayloadReader in = PayloadReader.of(payload);
        PayloadWriter out = new PayloadWriter();
        for (int i = 0; i < TEXTS; i++) {
            Bytes text = in.readLenencBytes();
            String decoded = decoder.apply(text.toArray());
            if (decoded == null) {
                out.writeLenencBytes(text);
            } else {
                out.writeLenencString(decoded);
            }
        }
        return new ColumnDefinition41(out.writeBytes(in.readRest()).toBytes().toArray(), this);
    }

    /** {@return the name of the table's database; empty for an expression} */
    public String schema() {
        return text(SCHEMA);
    }

    /** {@return the table's name in the statement, which is its alias if it has one; empty for an expression} */
    public String table() {
        return text(TABLE);
    }

    /** {@return the table's name in the database; empty for an expression} */
    public String originalTable() {
        return text(ORIGINAL_TABLE);
    }

    /** {@return the column's name in the result, which is its alias if it has one} */
    public String name() {
        return text(NAME);
    }

    /** {@return the column's name in its table; empty for an expression} */
    public String originalName() {
        return text(ORIGINAL_NAME);
    }

    /** {@return the id of the collation; 63 is binary} */
    public int collation() {
        return collation;
    }

    /**
     * Returns the length of the longest value.
     *
     * @return bytes for text, in the connection's character set; characters of display for numbers
     */
    public long length() {
        return length;
    }

    /** {@return the type; {@link ColumnType#UNKNOWN} for a code without a name} */
    public ColumnType type() {
        return ColumnType.of(typeCode);
    }

    /** {@return the code of the type as the server sends it, 0 to 255} */
    public int typeCode() {
        return typeCode;
    }

    /** {@return the flags, a set of {@link io.aiomysql.protocol.ColumnFlags}} */
    public int flags() {
        return flags;
    }

    /** {@return the number of digits after the decimal point; 31 where it is not fixed} */
    public int decimals() {
        return decimals;
    }

    /**
     * Returns MariaDB's name for a type that shares its code with others.
     *
     * @return such as {@code uuid}, {@code inet6} or {@code point}; empty for a type of its own code, and where
     *     MARIADB_CLIENT_EXTENDED_METADATA is not in use
     */
    public String extendedType() {
        return extended.type();
    }

    /**
     * Returns MariaDB's name for the format of the values.
     *
     * @return such as {@code json}; empty where there is none, and where MARIADB_CLIENT_EXTENDED_METADATA is not in use
     */
    public String extendedFormat() {
        return extended.format();
    }

    private String text(int index) {
        PayloadReader in = PayloadReader.of(payload);
        for (int i = 0; i < index; i++) {
            in.skip(in.readLength());
        }
        return in.readLenencString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnDefinition41 that && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "ColumnDefinition41[" + name() + " " + type() + "]";
    }
}
