package io.aiomysql;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.Trouble.Maker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The errors that newcomers meet are those that {@code docs/troubleshooting.md} shows. */
@ParameterizedClass
@MethodSource("io.aiomysql.testkit.transport.Transports#names")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TroubleshootingIT {

    private static final TroubleshootingPage PAGE = TroubleshootingPage.read();

    /** By the headings of the page. */
    private static final Map<String, Maker> MAKERS = Map.ofEntries(
            entry("No transport is found", TroubleBefore::noTransport),
            entry("Several transports are found", TroubleBefore::twoTransports),
            entry("A URL of JDBC", TroubleBefore::jdbcUrl),
            entry("An unknown parameter in the URL", TroubleBefore::unknownParameter),
            entry("The connection is refused", TroubleReaching::refused),
            entry("The host is not known", TroubleReaching::unknownHost),
            entry("The connection takes too long", TroubleReaching::timeout),
            entry("Something else listens at this port", TroubleReaching::wrongPort),
            entry("The server does not offer TLS", TroubleReaching::noTls),
            entry("The server's certificate is of an unknown authority", TroubleReaching::unknownAuthority),
            entry("The certificate is for another name", TroubleReaching::wrongName),
            entry("Wrong password, or unknown user", TroubleLoggingIn::wrongPassword),
            entry("The password needs TLS or an RSA key", TroubleLoggingIn::rsaKeyNotPermitted),
            entry("The authentication plugin is not permitted", TroubleLoggingIn::pluginNotPermitted),
            entry("The account has no right to the database", TroubleLoggingIn::noRight),
            entry("The database does not exist", TroubleLoggingIn::unknownDatabase),
            entry("The password has expired", TroubleLoggingIn::expiredPassword),
            entry("Too many connections", TroubleLoggingIn::tooManyConnections),
            entry("A syntax error", TroubleWithStatements::syntax),
            entry("Too few values, or too many", TroubleWithStatements::parameterCount),
            entry("A duplicate key", TroubleWithStatements::duplicateKey),
            entry("Waiting on the I/O thread", TroubleWithStatements::joinOnTheIoThread),
            entry("The statement is too large for the server", TroubleWithStatements::tooLargeStatement),
            entry("The result is too large", TroubleWithStatements::tooLargeResult),
            entry("The connection was idle for too long", TroubleWithStatements::idleForTooLong),
            entry("The server is read-only", TroubleWithStatements::readOnlyServer));

    @Parameter
    String transport;

    static List<String> headings() {
        return PAGE.headings();
    }

    @Test
    void everyEntryIsTestedAndEveryTestHasItsEntry() {
        assertThat(PAGE.headings()).containsExactlyInAnyOrderElementsOf(MAKERS.keySet());
    }

    @ParameterizedTest
    @MethodSource("headings")
    void whatIsThrownIsWhatThePageShows(String heading) throws Exception {
        List<QuotedError> quoted = PAGE.errors(heading);
        try (Trouble trouble = new Trouble(transport)) {
            List<Throwable> thrown = MAKERS.get(heading).make(trouble);

            assertThat(thrown)
                    .as("thrown is %s, and the page has %s", thrown, quoted)
                    .allMatch(error -> quoted.stream().anyMatch(quote -> quote.shows(error)));
            assertThat(quoted)
                    .as("the page has %s, and thrown is %s", quoted, thrown)
                    .allMatch(quote -> thrown.stream().anyMatch(quote::shows));
        }
    }
}
