package io.aiomysql.testkit.fake;

import io.aiomysql.protocol.Bytes;

/**
 * An entry of an OK packet's list of session changes.
 *
 * @param type the entry's number
 * @param data what stands in it, without its length
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_ok_packet.html">MySQL: OK_Packet, session
 *     state information</a>
 */
public record SessionTrack(int type, Bytes data) {

    /**
     * A system variable has a new value.
     *
     * @param name the variable
     * @param value the value as text
     * @return the entry
     */
    public static SessionTrack systemVariable(String name, String value) {
        return new SessionTrack(
                0x00,
                Bytes.copyOf(new PayloadBuilder()
                        .lenencString(name)
                        .lenencString(value)
                        .toArray()));
    }

    /**
     * Another schema is the default now.
     *
     * @param name the schema
     * @return the entry
     */
    public static SessionTrack schema(String name) {
        return ofString(0x01, name);
    }

    /**
     * The transaction's state is another one.
     *
     * @param state eight characters, such as {@code T___W___}
     * @return the entry
     */
    public static SessionTrack transactionState(String state) {
        return ofString(0x05, state);
    }

    /**
     * A transaction was committed, on MySQL.
     *
     * @param gtids its identifier
     * @return the entry
     */
    public static SessionTrack gtids(String gtids) {
        return new SessionTrack(
                0x03,
                Bytes.copyOf(new PayloadBuilder().int1(0).lenencString(gtids).toArray()));
    }

    private static SessionTrack ofString(int type, String text) {
        return new SessionTrack(
                type, Bytes.copyOf(new PayloadBuilder().lenencString(text).toArray()));
    }
}
