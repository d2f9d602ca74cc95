package io.aiomysql.internal.session;

import io.aiomysql.MySqlException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.OkPacket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A command that the server answers with OK or ERR. */
public final class AcknowledgeExchange extends Exchange {

    private final Refusals refusals;
    private final Completion<Void> completion;
    private Consumer<OkPacket> whenConfirmed = ok -> {};
    private @Nullable MySqlException refusal;

    public AcknowledgeExchange(
            ClientCommand command, Capabilities capabilities, Refusals refusals, Completion<Void> completion) {
        super(command::encode, new AcknowledgeMachine(capabilities));
        this.refusals = refusals;
        this.completion = completion;
    }

    /** Sets what is called on the I/O thread when the server has confirmed, before the future completes. */
    public AcknowledgeExchange whenConfirmed(Consumer<OkPacket> callback) {
        whenConfirmed = callback;
        return this;
    }

    public Completion<Void> completion() {
        return completion;
    }

    @Override
    public boolean isAbandoned() {
        return completion.isAbandoned();
    }

    @Override
    protected boolean isKillable() {
        return false;
    }

    @Override
    protected void sent() {
        completion.markSent();
    }

    @Override
    protected void act(CommandAction action) {
        if (action instanceof CommandAction.EndResult end) {
            whenConfirmed.accept(end.ok());
        } else if (action instanceof CommandAction.Fail fail) {
            refusal = refusals.of(fail.error(), true);
        }
    }

    @Override
    protected void complete() {
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
