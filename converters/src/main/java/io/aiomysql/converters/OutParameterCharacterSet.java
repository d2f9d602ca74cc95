package io.aiomysql.converters;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The character set of text in OUT parameters from MySQL (9.7): that of the parameter, utf8mb4 unless the procedure or its
 * database says otherwise; the definition does not name it. Text that cannot be utf8mb4 is refused: by its bytes, or by
 * the length of the column, which is four bytes a character (utf8mb3: three) but for TEXT.
 */
final class OutParameterCharacterSet extends CharacterSet {

    private static final String REMEDY =
            "MySQL sends an OUT parameter in the character set of the parameter, which it does not name, and this one is not"
                    + " utf8mb4: declare it with CHARACTER SET utf8mb4, or call the procedure with @v and SELECT @v; byte[]"
                    + " gives the bytes that the server sent";

    private final ColumnInfo column;

    private OutParameterCharacterSet(ColumnInfo column) {
        this.column = column;
    }

    static OutParameterCharacterSet of(ColumnInfo column) {
        return new OutParameterCharacterSet(column);
    }

    /** JSON is always utf8mb4, and binary strings are not text. */
    static boolean isNeeded(SqlType type, ColumnInfo column) {
        return column.isOutParameter() && column.collation() == ColumnInfo.BINARY_COLLATION && type != SqlType.JSON;
    }

    @Override
    @Nullable
    Charset javaCharset() {
        return null;
    }

    @Override
    String decode(ColumnDecoder decoder, byte[] source, int offset, int length) {
        String text = Utf8.decodeIfWellFormed(source, offset, length);
        // utf16 and utf32 have a NUL in every Latin letter.
        if (text == null || text.indexOf('\0') >= 0 || !fits(text, length)) {
            throw decoder.lossy("String", REMEDY);
        }
        return text;
    }

    /** Says whether the column, if its length is in bytes of UTF-8, is long enough for the text. */
    private boolean fits(String text, int bytes) {
        int characters = text.codePointCount(0, text.length());
        if (characters == bytes || isBlob()) {
            return true;
        }
        long length = column.length();
        return (length % 4 == 0 && characters <= length / 4) || (length % 3 == 0 && characters <= length / 3);
    }

    private boolean isBlob() {
        return switch (column.type()) {
            case TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, BLOB -> true;
            default -> false;
        };
    }
}
