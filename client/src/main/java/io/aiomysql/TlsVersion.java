package io.aiomysql;

import java.util.Arrays;

/**
 * The versions of TLS that can be used. Servers know older ones too, which are not safe (RFC 8996).
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/encrypted-connection-protocols-ciphers.html">MySQL: TLS protocols</a>
 */
public enum TlsVersion {
    /** TLS 1.2, RFC 5246. */
    TLS_1_2("TLSv1.2"),
    /** TLS 1.3, RFC 8446. */
    TLS_1_3("TLSv1.3");

    private final String protocol;

    TlsVersion(String protocol) {
        this.protocol = protocol;
    }

    /**
     * Finds a version by the name that servers and the JDK use, in any case.
     *
     * @param protocol such as {@code TLSv1.3}
     * @return the version
     * @throws IllegalArgumentException if there is none of that name
     */
    public static TlsVersion of(String protocol) {
        return Arrays.stream(values())
                .filter(version -> version.protocol.equalsIgnoreCase(protocol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the versions of TLS are TLSv1.2 and TLSv1.3"));
    }

    /** {@return the name that servers and the JDK use, such as {@code TLSv1.3}} */
    public String protocol() {
        return protocol;
    }
}
