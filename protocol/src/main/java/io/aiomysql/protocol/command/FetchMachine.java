package io.aiomysql.protocol.command;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.EofPacket;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;

/**
 * The answer to COM_STMT_FETCH: binary rows, no more than asked for, of the columns that the cursor's result began with.
 *
 * <pre>
 *   ┌── row ──┐
 *   ▼         │
 *   readingRows ── OK or EOF, ERR ──► complete
 * </pre>
 *
 * <p>The packet at the end has the status SERVER_STATUS_LAST_ROW_SENT if the cursor has no more rows and is closed, and
 * SERVER_STATUS_CURSOR_EXISTS otherwise. If a fetch asks for exactly as many rows as are left, the server does not
 * notice that they were the last: then another fetch, without rows, is needed to learn it.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_fetch.html">MySQL: COM_STMT_FETCH</a>
 */
public final class FetchMachine implements CommandMachine {

    private final Capabilities capabilities;
    private final boolean deprecateEof;
    private boolean complete;

    /**
     * Creates a machine that awaits the first row.
     *
     * @param capabilities the capabilities in use
     */
    public FetchMachine(Capabilities capabilities) {
        this.capabilities = capabilities;
        this.deprecateEof = capabilities.has(Capabilities.CLIENT_DEPRECATE_EOF);
    }

    @Override
    public CommandAction packetReceived(PayloadReader in) {
        if (complete) {
            throw new IllegalStateException("the answer is already complete");
        }
        if (RowFormat.BINARY.isRow(in, deprecateEof)) {
            return CommandAction.TakeRow.INSTANCE;
        }
        complete = true;
        if (in.peek() == ErrPacket.HEADER) {
            return new CommandAction.Fail(ErrPacket.decode(in));
        }
        OkPacket ok = deprecateEof
                ? OkPacket.decode(in, capabilities)
                : EofPacket.decode(in).toOk();
        if (ok.moreResults()) {
            throw new ProtocolException("another result after the rows of a cursor");
        }
        return new CommandAction.EndResult(ok);
    }

    @Override
    public int maxPayload(ProtocolLimits limits) {
        return limits.maxPayload();
    }

    @Override
    public boolean isComplete() {
        return complete;
    }
}
