package io.aiomysql.internal.result;

import io.aiomysql.MySqlResultException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes one answer may keep.
 *
 * @param bytes the most for one answer
 * @param share what all answers take from; null if this limit was set by the user
 */
record ResultLimit(long bytes, @Nullable HeapShare share) {

    static final ResultLimit NONE = new ResultLimit(Long.MAX_VALUE, null);

    /**
     * Makes the limit that the option means.
     *
     * @param maxResultSize in bytes; 0 is no limit
     * @param isDefault whether the user has not set it
     */
    static ResultLimit of(long maxResultSize, boolean isDefault) {
        if (maxResultSize == 0) {
            return NONE;
        }
        return new ResultLimit(maxResultSize, isDefault ? HeapShare.OF_JVM : null);
    }

    /** Returns the limit of the client's own statements. */
    ResultLimit ofSetUp() {
        return new ResultLimit(Math.max(bytes, ResultSize.FREE), share);
    }

    MySqlResultException exceeded() {
        String which = share == null ? "" : " (the default, a quarter of the heap)";
        return new MySqlResultException(
                "the result of the statement is larger than maxResultSize, which is " + number(bytes) + " bytes" + which
                        + remedy(),
                null);
    }

    MySqlResultException exceededTogether(HeapShare exceeded) {
        return new MySqlResultException(
                "the results that this JVM is receiving at the same time are larger than " + number(exceeded.size())
                        + " bytes, half of the heap, which is their limit where maxResultSize is not set" + remedy(),
                null);
    }

    private static String remedy() {
        return ": select fewer rows with LIMIT, read them as they arrive (forEach, stream, rows) or in parts with a server cursor"
                + " (prepare, then open with a fetchSize), or set maxResultSize, where 0 is no limit";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
