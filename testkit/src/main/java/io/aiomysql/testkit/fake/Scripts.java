package io.aiomysql.testkit.fake;

import javax.net.ssl.SSLContext;

/** The beginnings that most scripts have. */
public final class Scripts {

    private Scripts() {}

    /**
     * Begins with MySQL's greeting, a login without a look at the password, and the answers to the client's set-up.
     *
     * @return a builder, ready for the first command
     */
    public static Script.Builder login() {
        return login(Greeting.mysql());
    }

    /**
     * Begins as {@link #login()} does.
     *
     * @param greeting the greeting
     * @return a builder, ready for the first command
     */
    public static Script.Builder login(Greeting greeting) {
        return handshake(greeting).answerSetUp();
    }

    /**
     * Begins as {@link #login()} does, over TLS.
     *
     * @param context has the server's key
     * @return a builder, ready for the first command
     */
    public static Script.Builder tlsLogin(SSLContext context) {
        return Script.builder()
                .greet(Greeting.mysql().with(CapabilityFlags.SSL))
                .startTls(context)
                .expectHandshakeResponse()
                .sendOk()
                .answerSetUp();
    }

    /**
     * Begins with a greeting and a login without a look at the password. The client's set-up is the script's affair.
     *
     * @param greeting the greeting
     * @return a builder, ready for the client's set-up
     */
    public static Script.Builder handshake(Greeting greeting) {
        return Script.builder().greet(greeting).expectHandshakeResponse().sendOk();
    }

    /**
     * Refuses the connection instead of a greeting, as a server does that has too many.
     *
     * @param code the error's number, such as 1040
     * @param message the text
     * @return the script
     */
    public static Script refuse(int code, String message) {
        return Script.builder()
                .sendPacket(0, ServerPackets.errBeforeHandshake(code, message))
                .close()
                .build();
    }
}
