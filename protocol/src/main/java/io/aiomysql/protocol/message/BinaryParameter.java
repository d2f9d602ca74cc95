package io.aiomysql.protocol.message;

import io.aiomysql.protocol.framing.PayloadWriter;

/**
 * One parameter of COM_STMT_EXECUTE, as it is sent. Its {@code toString} must not show the value.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html">MySQL:
 *     COM_STMT_EXECUTE</a>
 */
public interface BinaryParameter {

    /** {@return the code of the parameter's type, which is that of a column type, 0 to 255} */
    int typeCode();

    /** {@return true for an integer that is unsigned; false by default} */
    default boolean isUnsigned() {
        return false;
    }

    /** {@return true for NULL, which is sent as a bit and nothing else; false by default} */
    default boolean isNull() {
        return false;
    }

    /**
     * Says whether the value is sent ahead, by COM_STMT_SEND_LONG_DATA. Then COM_STMT_EXECUTE does not contain it.
     *
     * @return false by default
     */
    default boolean isLongData() {
        return false;
    }

    /**
     * Writes the value in the binary protocol's form. Not called for NULL and long data.
     *
     * @param out receives the value
     */
    void encode(PayloadWriter out);
}
