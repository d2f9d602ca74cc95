package io.aiomysql.internal.result;

/**
 * Counts what one answer keeps: the bytes of its rows as they came, and the positions of their cells, and about what the objects
 * of each result need. What is kept of the chunks around them is less than one chunk for each row that does not share its own.
 */
final class ResultSize {

    /** A packet's header, which lies in the chunk before each row. */
    private static final int HEADER = 4;

    /** A result, with its OK and its place in the list of results; measured with HotSpot (17, compressed references). */
    static final int RESULT = 100;

    /** The shape of a result, without its columns. */
    static final int SHAPE = 100;

    /** A column: its definition, which is a packet of some 50 bytes, and what reads it. */
    static final int COLUMN = 220;

    /** The segment and the arrays in which rows are stored, without the rows. */
    static final int STORAGE = 200;

    /** This much each answer has without asking: most are smaller, and cost nothing. */
    static final int FREE = 1 << 16;

    /** Taken from the share at once. */
    static final int STEP = 1 << 20;

    private final ResultLimit limit;
    private long kept;

    /** How much may be kept before the share is asked again, or the limit is reached. */
    private long granted;

    private long taken;

    ResultSize(ResultLimit limit) {
        this.limit = limit;
        this.granted = limit.share() == null ? limit.bytes() : Math.min(FREE, limit.bytes());
    }

    /** Returns what a row counts for: its bytes as they came, and the positions of its cells. */
    static long ofRow(int bytes, int columns) {
        return HEADER + bytes + (long) Integer.BYTES * columns;
    }

    /**
     * Counts a row before it is kept.
     *
     * @throws io.aiomysql.MySqlResultException if it is too much
     */
    void add(int bytes, int columns) {
        kept += ofRow(bytes, columns);
        if (kept > granted) {
            grow();
        }
    }

    /**
     * Counts a result before it is kept.
     *
     * @param columns those that no result before it has
     * @throws io.aiomysql.MySqlResultException if it is too much
     */
    void addResult(int columns, boolean hasRows) {
        kept += RESULT + (columns == 0 ? 0 : SHAPE + (long) COLUMN * columns) + (hasRows ? STORAGE : 0);
        if (kept > granted) {
            grow();
        }
    }

    private void grow() {
        if (kept > limit.bytes()) {
            throw limit.exceeded();
        }
        HeapShare share = limit.share();
        if (share != null) {
            long step = Math.max(STEP, kept - granted);
            if (!share.take(step)) {
                throw limit.exceededTogether(share);
            }
            taken += step;
            granted = Math.min(granted + step, limit.bytes());
        }
    }

    /** Nothing is kept any more, or it is the user's. */
    void giveBack() {
        HeapShare share = limit.share();
        if (share != null && taken > 0) {
            share.giveBack(taken);
        }
        taken = 0;
    }
}
