package io.aiomysql.protocol.spi;

import java.util.regex.Pattern;

/** Distinguishes IP addresses from host names. */
final class IpLiterals {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private IpLiterals() {}

    /** Whether {@link java.net.InetAddress} takes the host for an address, and so looks nothing up. */
    static boolean isLiteral(String host) {
        // A name never has a colon (RFC 1123, section 2.1).
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }
}
