package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.BinaryParameter;

/**
 * A value that has been checked and can be sent in both forms, which mean the same to the server. {@code toString} does not
 * show it. Arrays and buffers are not copied: they must not change until the statement's future has completed.
 */
public interface BoundParameter extends BinaryParameter {

    /**
     * Writes the value as a SQL literal in UTF-8.
     *
     * <p>It is a literal wherever SQL stands, and is cut short or prolonged by nothing beside it except letters, digits,
     * quotes and other literals. The session's charset must be utf8mb4.
     *
     * @param out where to
     * @param modes the session's modes
     * @throws IllegalArgumentException if the value is streamed, for which there is no literal
     */
    void writeLiteral(PayloadWriter out, SqlModes modes);
}
