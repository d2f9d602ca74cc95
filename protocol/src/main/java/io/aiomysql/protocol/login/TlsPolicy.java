package io.aiomysql.protocol.login;

/** Whether TLS is started before the login. */
public enum TlsPolicy {
    /** Never. */
    DISABLED,
    /**
     * If the server offers it. Only the server's capability flag decides; a failed handshake is not tried again without
     * TLS.
     */
    IF_OFFERED,
    /** Always; no password is sent to a server that does not offer it. */
    REQUIRED
}
