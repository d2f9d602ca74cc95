package io.aiomysql.internal;

import io.aiomysql.MySqlException;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import org.jspecify.annotations.Nullable;

/** A command that is answered by yes or no. */
class AcknowledgeExchange extends Exchange {

    private final ClientCommand command;
    private final SessionState session;
    private final Completion<Void> completion;
    private @Nullable MySqlException refusal;

    AcknowledgeExchange(
            ClientCommand command, Capabilities capabilities, SessionState session, Completion<Void> completion) {
        super(command::encode, new AcknowledgeMachine(capabilities));
        this.command = command;
        this.session = session;
        this.completion = completion;
    }

    @Override
    public boolean isUnwanted() {
        return completion.isSettled();
    }

    @Override
    void act(CommandAction action, PayloadReader packet) {
        if (action instanceof CommandAction.EndResult end) {
            if (command instanceof ComInitDb selected) {
                session.databaseSelected(selected.database());
            }
            session.update(end.ok());
        } else if (action instanceof CommandAction.Fail fail) {
            refusal = Failures.server(fail.error(), true);
        }
    }

    @Override
    void complete() {
        if (refusal == null) {
            completion.succeed(null);
        } else {
            completion.fail(refusal);
        }
    }

    @Override
    public void fail(RuntimeException reason) {
        completion.fail(reason);
    }
}
