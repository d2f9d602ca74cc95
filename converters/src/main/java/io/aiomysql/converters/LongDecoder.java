package io.aiomysql.converters;

import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Columns whose every value fits into a long: TINYINT to BIGINT, INT UNSIGNED and YEAR. */
abstract class LongDecoder extends IntegerDecoder {

    private final boolean fitsInt;

    LongDecoder(SqlType columnType) {
        super(columnType);
        this.fitsInt = columnType != SqlType.INT_UNSIGNED && columnType != SqlType.BIGINT;
    }

    /** Gives an Integer where every value of the column type fits into an int, else a Long. */
    @Override
    final Object decode(byte[] source, int offset, int length) {
        if (fitsInt) {
            return decodeInt(source, offset, length);
        }
        return decodeLong(source, offset, length);
    }

    @Override
    final @Nullable Conversion conversionTo(Class<?> type, ConversionOptions options) {
        return type == Year.class && columnType() == SqlType.YEAR ? this::decodeYear : null;
    }

    private Year decodeYear(byte[] source, int offset, int length) {
        long value = read(source, offset, length, "Year");
        if (value < 0 || value > Year.MAX_VALUE) {
            throw lossy("Year", OUT_OF_RANGE);
        }
        return Year.of((int) value);
    }
}
