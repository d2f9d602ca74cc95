package io.aiomysql.internal.session;

import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComPing;
import io.aiomysql.protocol.message.ComQuery;
import io.aiomysql.protocol.message.SessionChanges;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command that changes nothing, and whose OK reports what a statement changed before it failed. Warnings, errors, FOUND_ROWS()
 * and LAST_INSERT_ID() stay as they are; ROW_COUNT() does not, so that it is not sent before a statement that asks for that.
 */
final class ChangeInquiry extends Exchange {

    private static final ClientCommand OF_MYSQL = new ComPing();

    /**
     * MariaDB (11.8) reports what changed before together with a variable that is set, even to what it was. What it does not
     * report when it changes, {@code SET @@x}, it reports when it is set so. What it takes in when it prepares a statement, or
     * reads text by, is here, and collation_connection, in whose place it may report character_set_connection. Not
     * character_set_client and character_set_results: to set them changes the collations of values and of columns.
     */
    private static final List<String> VARIABLES = List.of("time_zone", "sql_mode");

    private static final ClientCommand OF_MARIADB = new ComQuery(VARIABLES.stream()
            .map(name -> name + "=@@" + name)
            .collect(Collectors.joining(", ", "SET ", ", collation_connection=@@collation_connection")));

    private final SessionState session;

    private ChangeInquiry(SessionState session, ClientCommand command, Capabilities capabilities) {
        super(command::encode, new AcknowledgeMachine(capabilities));
        this.session = session;
        effect(SessionEffect.VARIABLES);
    }

    /** Says whether a report tells all that is asked for. */
    static boolean isAnsweredBy(SessionChanges report) {
        return report.variables().keySet().containsAll(VARIABLES);
    }

    static ChangeInquiry of(SessionState session, ServerFamily family, Capabilities capabilities) {
        return new ChangeInquiry(session, family == ServerFamily.MARIADB ? OF_MARIADB : OF_MYSQL, capabilities);
    }

    @Override
    protected boolean mayExecute() {
        return false;
    }

    @Override
    protected void act(CommandAction action) {
        // The session's state takes what an OK reports.
    }

    @Override
    protected void complete() {
        session.inquired();
    }

    @Override
    public void fail(RuntimeException reason) {
        // Whoever loses the connection is told so by the statements.
    }
}
