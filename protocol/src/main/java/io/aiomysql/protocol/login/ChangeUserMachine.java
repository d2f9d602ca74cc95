package io.aiomysql.protocol.login;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.PayloadWriter;
import io.aiomysql.protocol.message.ComChangeUser;

/**
 * COM_CHANGE_USER: a login on a connection that has logged in before, by the same rules.
 *
 * <pre>
 *   begin ── Reply with the command ──► authenticating ── OK, ERR, give up ──► complete
 *                                            │    ▲
 *                                            └────┴── Reply; the answer to it is awaited then
 * </pre>
 *
 * <p>Each packet that the client sends has an answer of its own: {@link #isComplete} says so for the last one sent.
 */
public final class ChangeUserMachine implements CommandMachine {

    private final LoginRequest request;
    private final LoginResult login;
    private final AuthenticationMachine authentication;
    private boolean complete;
    private boolean ended;

    /**
     * Creates a machine that has sent nothing yet.
     *
     * @param request the account, the database to select, and the attributes; its capabilities and its use of TLS do not matter
     * @param login the login of this connection
     */
    public ChangeUserMachine(LoginRequest request, LoginResult login) {
        this.request = request;
        this.login = login;
        this.authentication = new AuthenticationMachine(
                request.credentials(),
                login.greeting().family(),
                login.capabilities(),
                login.authPlugin(),
                login.challenge());
    }

    /**
     * Makes the command; called once, before its answer.
     *
     * @return Reply with COM_CHANGE_USER, or GiveUp
     * @throws IllegalArgumentException if a name contains a NUL
     */
    public CommandAction begin() {
        LoginAction begun = authentication.begin();
        if (!(begun instanceof LoginAction.Send first)) {
            return actionOf(begun);
        }
        Bytes answer = first.payload();
        if (answer.length() > ComChangeUser.MAX_ANSWER) {
            return actionOf(new LoginAction.GiveUp("COM_CHANGE_USER has room for an authentication answer of "
                    + ComChangeUser.MAX_ANSWER + " bytes; the plugin '" + authentication.plugin() + "' made one of "
                    + answer.length()));
        }
        PayloadWriter out = new PayloadWriter();
        out.holdsSecret(true);
        new ComChangeUser(
                        login.capabilities(),
                        request.user(),
                        answer,
                        request.database(),
                        login.collation(),
                        authentication.plugin(),
                        request.attributes())
                .encode(out);
        answer.wipe();
        return new CommandAction.Reply(out.toSecret());
    }

    /**
     * Takes a packet of the server.
     *
     * @param in the payload
     * @return Await, Reply, EndResult, Fail or GiveUp; after the last three the login has ended
     * @throws ProtocolException if the packet is malformed or not allowed now
     */
    @Override
    public CommandAction packetReceived(PayloadReader in) {
        if (ended) {
            throw new IllegalStateException("the answer is already complete");
        }
        return actionOf(authentication.packetReceived(in));
    }

    private CommandAction actionOf(LoginAction action) {
        complete = !(action instanceof LoginAction.AwaitServer);
        ended = complete && !(action instanceof LoginAction.Send);
        if (action instanceof LoginAction.Send send) {
            return new CommandAction.Reply(send.payload());
        }
        if (action instanceof LoginAction.Authenticated verdict) {
            return new CommandAction.EndResult(verdict.ok());
        }
        if (action instanceof LoginAction.Refused refused) {
            return new CommandAction.Fail(refused.error());
        }
        if (action instanceof LoginAction.GiveUp giveUp) {
            return new CommandAction.GiveUp(giveUp.reason(), giveUp.cause());
        }
        return new CommandAction.Await();
    }

    @Override
    public int maxPayload(ProtocolLimits limits) {
        // The OK may report changes of the session.
        return ProtocolLimits.MAX_OK_PAYLOAD;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }
}
