package io.aiomysql.testkit.fake;

import java.io.IOException;
import java.io.OutputStream;

/** Writes in pieces, and no more than a cut allows. */
final class ScriptedOutput {

    private static final long NO_CUT = -1;

    private OutputStream out;
    private int pieceSize = Integer.MAX_VALUE;
    private long bytesBeforeCut = NO_CUT;

    ScriptedOutput(OutputStream out) {
        this.out = out;
    }

    void replace(OutputStream next) {
        out = next;
    }

    void splitWrites(int size) {
        pieceSize = size;
    }

    void cutAfter(long bytes) {
        bytesBeforeCut = bytes;
    }

    /** Returns how many bytes are still to be written before the cut, or a negative number when no cut is ahead. */
    long bytesBeforeCut() {
        return bytesBeforeCut;
    }

    /** Writes and flushes, and returns false when the bytes have reached the place of the cut. */
    boolean write(byte[] bytes) throws IOException {
        int allowed = bytesBeforeCut == NO_CUT ? bytes.length : (int) Math.min(bytes.length, bytesBeforeCut);
        for (int from = 0; from < allowed; ) {
            int size = Math.min(pieceSize, allowed - from);
            out.write(bytes, from, size);
            out.flush();
            from += size;
        }
        if (bytesBeforeCut == NO_CUT) {
            return true;
        }
        bytesBeforeCut -= allowed;
        if (bytesBeforeCut > 0) {
            return true;
        }
        bytesBeforeCut = NO_CUT;
        return false;
    }
}
