package io.aiomysql.internal.session;

import io.aiomysql.ErrorDetail;
import io.aiomysql.MySqlServerException;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.message.ErrPacket;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions that users get for a server's errors.
 *
 * @param family the kind of server, which its error numbers depend on; null if it is not known yet
 * @param detail what the messages say
 */
public record Refusals(@Nullable ServerFamily family, ErrorDetail detail) {

    /** Those of a server that is not known yet. */
    static final Refusals OF_ANY_SERVER = new Refusals(null, ErrorDetail.CODE);

    /** Makes the exception; a statement that was only prepared has not been executed. */
    public MySqlServerException of(ErrPacket error, boolean mayHaveExecuted) {
        return new MySqlServerException(error, family, detail, mayHaveExecuted);
    }
}
