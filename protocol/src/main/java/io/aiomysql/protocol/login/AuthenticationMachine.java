package io.aiomysql.protocol.login;

import static io.aiomysql.protocol.Capabilities.CLIENT_MULTI_FACTOR_AUTHENTICATION;
import static io.aiomysql.protocol.Capabilities.CLIENT_SSL;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.AuthMoreData;
import io.aiomysql.protocol.message.AuthNextFactor;
import io.aiomysql.protocol.message.AuthSwitchRequest;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The authentication of one account, in the login and in COM_CHANGE_USER.
 *
 * <pre>
 *   begin ── first answer, which the caller sends ──► answering ── OK, ERR, give up, malformed ──► ended
 *                                                       │   ▲
 *                                                       └───┴── AuthSwitchRequest, AuthMoreData, AuthNextFactor
 * </pre>
 *
 * <p>MariaDB (to 11.8) sends the data of plugins without the header of AuthMoreData, unless it would be taken for another packet.
 *
 * <p>Not thread-safe. After the last action, and after an exception, the machine accepts nothing more.
 */
final class AuthenticationMachine {

    private static final int MAX_FACTORS = 3;

    private static final String NATIVE_PASSWORD = "mysql_native_password";

    private final Credentials credentials;
    private final ServerFamily family;
    private final Capabilities capabilities;
    private AuthPlugin plugin;
    private Bytes challenge;
    private @Nullable GuardedExchange exchange;
    private final String serversPlugin;
    private int factor;
    private int rounds;
    private boolean ended;

    /**
     * Chooses the plugin of the first answer: the server's own where it may be used, which saves a round trip.
     *
     * @param credentials the password, and the rules for sending it
     * @param family whose manner of sending a plugin's data is expected
     * @param capabilities the capabilities in use
     * @param serversPlugin the plugin that the server names; empty for the one method there was before plugins had names
     * @param challenge what the first answer is made from
     */
    AuthenticationMachine(
            Credentials credentials,
            ServerFamily family,
            Capabilities capabilities,
            String serversPlugin,
            Bytes challenge) {
        this.credentials = credentials;
        this.family = family;
        this.capabilities = capabilities;
        this.serversPlugin = serversPlugin.isEmpty() ? NATIVE_PASSWORD : serversPlugin;
        this.plugin = choose(credentials, this.serversPlugin);
        this.challenge = challenge;
    }

    private static AuthPlugin choose(Credentials credentials, String named) {
        AuthPlugin first = credentials.first();
        if (first != null) {
            return first;
        }
        AuthPlugin own = credentials.plugin(named);
        return own == null ? credentials.plugins().get(0) : own;
    }

    /** Makes the first answer; called once. An empty one is sent too: the server waits for it. */
    LoginAction begin() {
        try {
            return firstAnswer();
        } catch (PluginFailure e) {
            return end(e.action());
        }
    }

    private LoginAction firstAnswer() {
        GuardedExchange begun = GuardedExchange.begin(plugin, context());
        exchange = begun;
        if (!plugin.name().equals(serversPlugin) && !GuardedExchange.answersAnyGreeting(plugin)) {
            return new LoginAction.Send(Bytes.EMPTY);
        }
        AuthReply first = begun.next(challenge);
        if (first instanceof AuthReply.Refuse refuse) {
            return end(new LoginAction.GiveUp(refuse.reason()));
        }
        return new LoginAction.Send(first instanceof AuthReply.Send send ? send.payload() : Bytes.EMPTY);
    }

    /** {@return the name of the plugin that has answered last} */
    String plugin() {
        return plugin.name();
    }

    /** {@return what the server stores for the account; empty if there is no password, or if the plugin's is no proof} */
    Bytes passwordHash() {
        return running().passwordHash();
    }

    private GuardedExchange running() {
        GuardedExchange begun = exchange;
        if (begun == null) {
            throw new IllegalStateException("the authentication has not begun");
        }
        return begun;
    }

    /** {@return the last challenge that the server sent with the name of a plugin} */
    Bytes challenge() {
        return challenge;
    }

    /**
     * Takes a packet of the server.
     *
     * @param in the payload
     * @return Send, AwaitServer, Authenticated, Refused or GiveUp; the last three end the authentication
     * @throws ProtocolException if the packet is malformed or not allowed now
     */
    LoginAction packetReceived(PayloadReader in) {
        if (ended) {
            throw new IllegalStateException("the authentication has ended");
        }
        ended = true; // until the packet proves good
        LoginAction action;
        try {
            action = actionOn(in);
        } catch (PluginFailure e) {
            action = e.action();
        }
        ended = !(action instanceof LoginAction.Send || action instanceof LoginAction.AwaitServer);
        return action;
    }

    private LoginAction actionOn(PayloadReader in) {
        return switch (in.peek()) {
            case OkPacket.HEADER -> new LoginAction.Authenticated(OkPacket.decode(in, capabilities));
            case ErrPacket.HEADER -> new LoginAction.Refused(ErrPacket.decode(in));
            case AuthMoreData.HEADER -> answer(AuthMoreData.decode(in).data());
            case AuthSwitchRequest.HEADER -> switchTo(AuthSwitchRequest.decode(in));
            case AuthNextFactor.HEADER -> nextFactor(in);
            default -> answerBare(in);
        };
    }

    private LoginAction end(LoginAction last) {
        ended = true;
        return last;
    }

    private LoginAction answer(Bytes data) {
        countRound();
        AuthReply reply = running().next(data);
        if (reply instanceof AuthReply.Send send) {
            return new LoginAction.Send(send.payload());
        }
        if (reply instanceof AuthReply.Refuse refuse) {
            return new LoginAction.GiveUp(refuse.reason());
        }
        return new LoginAction.AwaitServer();
    }

    private LoginAction answerBare(PayloadReader in) {
        if (family != ServerFamily.MARIADB) {
            throw new ProtocolException("unexpected packet 0x%02X during the login".formatted(in.peek()));
        }
        return answer(in.readRest());
    }

    private LoginAction nextFactor(PayloadReader in) {
        if (!capabilities.has(CLIENT_MULTI_FACTOR_AUTHENTICATION)) {
            return answerBare(in);
        }
        AuthNextFactor next = AuthNextFactor.decode(in);
        factor++;
        if (factor == MAX_FACTORS) {
            throw new ProtocolException("the server asks for more than " + MAX_FACTORS + " factors");
        }
        return begin(next.plugin(), next.data());
    }

    private LoginAction switchTo(AuthSwitchRequest wish) {
        return begin(wish.plugin(), wish.data());
    }

    private LoginAction begin(String name, Bytes data) {
        AuthPlugin wanted = credentials.plugin(name);
        if (wanted == null) {
            countRound();
            if (name.equals(AuthSwitchRequest.OLD_PASSWORD)) {
                return new LoginAction.GiveUp(
                        "the account has a password of the form before MySQL 4.1 (mysql_old_password), which"
                                + " protects nothing and is not supported: set it anew, with ALTER USER or SET PASSWORD, while the"
                                + " server's old_passwords is 0");
            }
            // Servers also ask for another plugin when the account does not exist, so that the client does not learn
            // it.
            return new LoginAction.GiveUp("access denied, or the account needs the authentication plugin '"
                    + printable(name) + "', which is not among those permitted: "
                    + credentials.plugins().stream().map(AuthPlugin::name).toList()
                    + "; permit it with authPlugins, or give one that is not built in with customAuthPlugins");
        }
        plugin = wanted;
        challenge = data;
        exchange = GuardedExchange.begin(plugin, context());
        return answer(challenge);
    }

    private void countRound() {
        if (rounds == ProtocolLimits.MAX_AUTH_ROUNDS) {
            throw new ProtocolException("the server asks for more than " + rounds + " answers in one login");
        }
        rounds++;
    }

    private AuthContext context() {
        boolean tls = capabilities.has(CLIENT_SSL);
        List<Bytes> passwords = credentials.passwords();
        return new AuthContext(
                factor < passwords.size() ? passwords.get(factor) : Bytes.EMPTY,
                passwords.subList(Math.min(factor + 1, passwords.size()), passwords.size()),
                tls,
                tls || credentials.unixSocket(),
                credentials.unixSocket() || (tls && credentials.tlsTrusted()),
                credentials.publicKeyRetrieval(),
                credentials.serverPublicKey());
    }

    /** A name from the peer, fit for a message. */
    private static String printable(String name) {
        String cut = name.length() > 64 ? name.substring(0, 64) : name;
        return cut.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
