package io.aiomysql.protocol.spi;

import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Sets up the JDK's TLS engine for the client's side of one connection. */
final class ClientEngine {

    /** Older versions are refused, whatever the context allows (RFC 8996). */
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private ClientEngine() {}

    static SSLEngine create(TlsConfig config) {
        String host = config.host();
        if (config.verifyHost() && host == null) {
            throw new IllegalArgumentException("the host cannot be verified without its name");
        }
        SSLEngine engine = host == null
                ? config.context().createSSLEngine()
                : config.context().createSSLEngine(withoutRoot(host), config.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(versions(config.versions(), parameters.getProtocols()));
        if (!config.cipherSuites().isEmpty()) {
            parameters.setCipherSuites(config.cipherSuites().toArray(String[]::new));
        }
        parameters.setServerNames(host == null ? List.of() : serverNames(withoutRoot(host)));
        if (config.verifyHost()) {
            // RFC 2818, section 3.1.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static String[] versions(List<String> chosen, String[] enabled) {
        List<String> permitted = chosen.isEmpty() ? VERSIONS : chosen;
        String[] wanted = Stream.of(enabled)
                .filter(version -> VERSIONS.contains(version) && permitted.contains(version))
                .toArray(String[]::new);
        if (wanted.length == 0) {
            throw new IllegalArgumentException("the SSL context enables none of " + permitted);
        }
        return wanted;
    }

    /** SNI carries names alone (RFC 6066, section 3), and only such as DNS allows: not {@code my_host}. */
    private static List<SNIServerName> serverNames(String host) {
        if (IpLiterals.isLiteral(host)) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Leaves out the trailing dot of a name such as {@code db.example.}, which neither SNI nor certificates have. */
    private static String withoutRoot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
