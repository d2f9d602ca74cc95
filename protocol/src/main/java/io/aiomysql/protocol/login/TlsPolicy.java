package io.aiomysql.protocol.login;

/** Whether the connection goes over to TLS before the login. */
public enum TlsPolicy {
    /** Never. */
    DISABLED,
    /** When the server offers it; only its capability flag is looked at, and a failed handshake is not retried in clear. */
    IF_OFFERED,
    /** Always; a server that does not offer it gets no password. */
    REQUIRED
}
