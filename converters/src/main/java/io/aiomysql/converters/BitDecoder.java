package io.aiomysql.converters;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * BIT(1) to BIT(64), in both protocols: a number of 1 to 8 bytes, the highest first. But for many expressions whose type is
 * BIT the servers (MySQL 9.7, MariaDB 11.8) send the number's decimal digits instead, and describe both alike. What a cell
 * is, is decided here alone:
 *
 * <pre>
 *   a BIT(n) has (n+7)/8 bytes and is less than 2^n
 *   ├── the cell is that ──────────────────────────────► the number that its bytes are
 *   ├── it is digits of a number below 2^n ────────────► that number
 *   ├── it has fewer bytes ────────────────────────────► the number that they are
 *   ├── it is longer, because MySQL took each byte for
 *   │   a character, and sent that in UTF-8 ───────────► the number that its characters are
 *   └── it is none of them ────────────────────────────► refused
 *   the result is that of OUT parameters, and the cell
 *   is digits, perhaps with a sign ────────────────────► that number
 * </pre>
 *
 * <p>Digits that could be the bytes of a BIT(n) are taken for these, because nobody can tell: as many digits as the column
 * has bytes, where n is 6, 7 or 8, or 14, 15 or 16, and so on. Nor can anybody tell where MySQL's IF or CASE has operands
 * with fewer bytes than its result: these are taken for digits. {@code b | 0} is a number on both servers.
 *
 * <pre>
 *                                                          MySQL         MariaDB
 *   a column of a table, of a derived table or view that
 *   is stored, of UNION; a window function; a stored
 *   function; a variable of a procedure                    bytes         bytes
 *   MAX(b), MIN(b), (SELECT b ...), NULLIF(b, c)           bytes         digits
 *   IF(a, b, c), CASE                                      bytes, UTF-8  digits
 *   COALESCE, IFNULL, GREATEST, LEAST, ANY_VALUE           digits        digits
 *   an OUT or INOUT parameter                              digits, sign  digits
 * </pre>
 *
 * <p>A view or derived table that is merged into the statement gives what its expressions give.
 */
final class BitDecoder extends UnsignedLongDecoder {

    /** The value of {@code bits} where the server's definition does not tell it. */
    private static final int UNKNOWN = 0;

    private static final BitDecoder[] BY_BITS = byBits();

    private final int bits;
    private final boolean outParameter;

    private BitDecoder(int bits, boolean outParameter) {
        super(SqlType.BIT);
        this.bits = bits;
        this.outParameter = outParameter;
    }

    private static BitDecoder[] byBits() {
        BitDecoder[] decoders = new BitDecoder[Long.SIZE + 1];
        for (int bits = 0; bits < decoders.length; bits++) {
            decoders[bits] = new BitDecoder(bits, false);
        }
        return decoders;
    }

    static BitDecoder of(ColumnInfo column) {
        int bits = column.length() > Long.SIZE ? UNKNOWN : (int) column.length();
        return column.isOutParameter() ? new BitDecoder(bits, true) : BY_BITS[bits];
    }

    @Override
    long readUnsigned(byte[] source, int offset, int length) {
        return isBits(source, offset, length)
                ? BitCells.number(source, offset, length)
                : readOther(source, offset, length);
    }

    private boolean isBits(byte[] source, int offset, int length) {
        if (length < 1 || (outParameter && BitCells.areSignedDigits(source, offset, length))) {
            return false;
        }
        if (bits == UNKNOWN || length > width()) {
            return bits == UNKNOWN && length <= Long.BYTES;
        }
        // Fewer bytes come from MySQL's IF and CASE, if their operands have fewer bits than their result.
        boolean digits = length < width() && BitCells.areDigits(source, offset, length);
        return !digits && fits(BitCells.number(source, offset, length));
    }

    private long readOther(byte[] source, int offset, int length) {
        if (outParameter && BitCells.areSignedDigits(source, offset, length)) {
            // MySQL (9.7) writes what is 2^63 and above as a negative number.
            return source[offset] == '-'
                    ? IntegerText.parseLong(this, source, offset, length, "a number")
                    : IntegerText.parseUnsignedLong(this, source, offset, length);
        }
        if (length < 1 || bits == UNKNOWN) {
            throw malformed();
        }
        if (BitCells.areDigits(source, offset, length)) {
            long value = IntegerText.parseUnsignedLong(this, source, offset, length);
            if (fits(value)) {
                return value;
            }
        }
        byte[] bytes = BitCells.bytesOfCharacters(source, offset, length, width());
        if (bytes != null && fits(BitCells.number(bytes, 0, bytes.length))) {
            return BitCells.number(bytes, 0, bytes.length);
        }
        throw lossy(
                "a number", "it is neither the bytes nor the digits of a BIT(" + bits + "); select b | 0 instead of b");
    }

    private int width() {
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    private boolean fits(long value) {
        return bits == Long.SIZE || value >>> bits == 0;
    }

    /** Gives the number in decimal, as the server does where it writes a BIT as text. */
    @Override
    String decodeString(byte[] source, int offset, int length) {
        return Long.toUnsignedString(readUnsigned(source, offset, length));
    }

    /** Gives the bytes of the number, however the server has sent it. */
    @Override
    byte[] decodeBytes(byte[] source, int offset, int length) {
        return isBits(source, offset, length)
                ? Arrays.copyOfRange(source, offset, offset + length)
                : BitCells.bytes(readOther(source, offset, length), bits == UNKNOWN ? Long.BYTES : width());
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type, ConversionOptions options) {
        return type == ByteBuffer.class
                ? (source, offset, length) ->
                        ByteBuffer.wrap(decodeBytes(source, offset, length)).asReadOnlyBuffer()
                : null;
    }
}
