package io.aiomysql.internal.session;

import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComPing;
import io.aiomysql.protocol.message.ComQuery;

/**
 * A command that changes nothing, and whose OK reports what a statement changed before it failed. Warnings, errors, FOUND_ROWS()
 * and LAST_INSERT_ID() stay as they are; ROW_COUNT() does not, so that it is not sent before a statement that asks for that.
 */
final class ChangeInquiry extends Exchange {

    private static final ClientCommand OF_MYSQL = new ComPing();

    /** MariaDB (11.8) reports what changed before together with a variable that is set, even to what it was. */
    private static final ClientCommand OF_MARIADB = new ComQuery("SET time_zone=@@time_zone");

    private ChangeInquiry(ClientCommand command, Capabilities capabilities) {
        super(command::encode, new AcknowledgeMachine(capabilities));
        effect(SessionEffect.VARIABLES);
    }

    static ChangeInquiry of(ServerFamily family, Capabilities capabilities) {
        return new ChangeInquiry(family == ServerFamily.MARIADB ? OF_MARIADB : OF_MYSQL, capabilities);
    }

    @Override
    protected boolean mayExecute() {
        return false;
    }

    @Override
    protected void act(CommandAction action) {
        // The session's state takes what an OK reports; an ERR leaves it in doubt.
    }

    @Override
    protected void complete() {
        // Nobody waits for it.
    }

    @Override
    public void fail(RuntimeException reason) {
        // Whoever loses the connection is told so by the statements.
    }
}
