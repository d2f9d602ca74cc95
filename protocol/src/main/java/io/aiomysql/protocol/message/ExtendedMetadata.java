package io.aiomysql.protocol.message;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;

/**
 * What MariaDB sends about a column in addition to the code of its type. Kinds of metadata that the client does not use
 * are ignored.
 *
 * <pre>
 *   lenenc          length of all entries
 *   entry:  1       kind: 0 type, 1 format
 *           lenenc  name
 * </pre>
 */
record ExtendedMetadata(String type, String format) {

    /** Nothing, as for most columns. */
    static final ExtendedMetadata NONE = new ExtendedMetadata("", "");

    private static final int TYPE = 0;
    private static final int FORMAT = 1;

    static ExtendedMetadata decode(PayloadReader in) {
        int length = in.readLength();
        if (length == 0) {
            return NONE;
        }
        int end = in.position() + length;
        String type = "";
        String format = "";
        while (in.position() < end) {
            int kind = in.readInt1();
            String name = in.readLenencString();
            if (kind == TYPE) {
                type = name;
            } else if (kind == FORMAT) {
                format = name;
            }
        }
        if (in.position() != end) {
            throw new ProtocolException("a column definition whose extended metadata goes beyond its length");
        }
        return new ExtendedMetadata(type, format);
    }
}
