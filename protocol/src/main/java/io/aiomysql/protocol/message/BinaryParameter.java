package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * One parameter of COM_STMT_EXECUTE, as it goes over the wire. Its {@code toString} must not show the value.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html">MySQL:
 *     COM_STMT_EXECUTE</a>
 */
public interface BinaryParameter {

    /**
     * Returns the parameter's type.
     *
     * @return the code of a column type, 0 to 255
     */
    int typeCode();

    /**
     * Says whether an integer is unsigned.
     *
     * @return false for every other type
     */
    default boolean isUnsigned() {
        return false;
    }

    /**
     * Says whether the value is NULL, which is sent as a bit and nothing else.
     *
     * @return false by default
     */
    default boolean isNull() {
        return false;
    }

    /**
     * Says whether the value goes ahead by COM_STMT_SEND_LONG_DATA, in which case it is left out here.
     *
     * @return false by default
     */
    default boolean isLongData() {
        return false;
    }

    /**
     * Writes the value in the binary protocol's form. Not called for NULL and long data.
     *
     * @param out where to
     */
    void encode(PayloadWriter out);
}
