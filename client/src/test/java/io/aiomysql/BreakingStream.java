package io.aiomysql;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Gives zeros, and then throws. */
public final class BreakingStream extends InputStream {

    private final IOException failure;
    private int left;

    /** Creates a stream of so many zeros. */
    public BreakingStream(int length, IOException failure) {
        this.failure = failure;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length > 0 && left == 0) {
            throw failure;
        }
        int count = Math.min(length, left);
        Arrays.fill(buffer, offset, offset + count, (byte) 0);
        left -= count;
        return count;
    }
}
