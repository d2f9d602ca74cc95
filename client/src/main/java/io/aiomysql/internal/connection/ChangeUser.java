package io.aiomysql.internal.connection;

import io.aiomysql.MySqlAuthenticationException;
import io.aiomysql.MySqlException;
import io.aiomysql.MySqlServerException;
import io.aiomysql.internal.session.Exchange;
import io.aiomysql.internal.session.Payload;
import io.aiomysql.internal.session.Refusals;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.login.ChangeUserMachine;
import io.aiomysql.protocol.message.OkPacket;
import org.jspecify.annotations.Nullable;

/** COM_CHANGE_USER as exchanges: one for each packet that the client sends in it, and no other command between them. */
final class ChangeUser {

    private final ChangeUserMachine machine;
    private final Refusals refusals;
    private final Client client;

    /** The packet to send; set where the answer to the last one has come, taken by the drainer. */
    private volatile @Nullable Packet due;

    /** The operation that changes the user. */
    interface Client {
        /** The command, or what continues it, is on its way; on the drainer. */
        void sent();

        /** The server has logged in the user; on the I/O thread. */
        void accepted(OkPacket ok);

        /** The server refused, or this client gave up; the connection cannot be used any more. */
        void refused(MySqlException reason);

        /** It could not be sent, or the connection was lost. */
        void failed(RuntimeException reason);
    }

    ChangeUser(ChangeUserMachine machine, Refusals refusals, Client client) {
        this.machine = machine;
        this.refusals = refusals;
        this.client = client;
    }

    void begin() {
        advance(machine.begin(), 0);
    }

    /** Returns the packet to send now; null while the answer to the last one is due. */
    @Nullable
    Exchange next() {
        Packet packet = due;
        due = null;
        return packet;
    }

    private void advance(CommandAction action, int sequence) {
        if (action instanceof CommandAction.Reply reply) {
            due = new Packet(reply.payload(), sequence);
        } else if (action instanceof CommandAction.EndResult end) {
            client.accepted(end.ok());
        } else if (action instanceof CommandAction.Fail fail) {
            client.refused(failure(refusals.of(fail.error(), false)));
        } else if (action instanceof CommandAction.GiveUp giveUp) {
            client.refused(new MySqlAuthenticationException(giveUp.reason(), null, false));
        }
    }

    private static MySqlException failure(MySqlServerException refusal) {
        return refusal.isAuthenticationFailure()
                ? new MySqlAuthenticationException("cannot log in again to reset the session", refusal)
                : refusal;
    }

    private final class Packet extends Exchange {

        private final int sequence;
        private @Nullable CommandAction outcome;

        Packet(Bytes payload, int sequence) {
            super(Payload.of(payload), machine);
            this.sequence = sequence;
            effect(SessionEffect.DATABASE);
        }

        @Override
        protected int firstSequence() {
            return sequence;
        }

        @Override
        protected boolean isSecret() {
            return true;
        }

        @Override
        protected boolean mayExecute() {
            return false;
        }

        @Override
        protected void sent() {
            client.sent();
        }

        @Override
        protected void act(CommandAction action) {
            outcome = action;
        }

        @Override
        protected void complete() {
            CommandAction last = outcome;
            if (last != null) {
                advance(last, expectedSequence());
            }
        }

        @Override
        public void fail(RuntimeException reason) {
            client.failed(reason);
        }
    }
}
