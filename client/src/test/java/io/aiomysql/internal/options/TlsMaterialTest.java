package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.SslMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsMaterialTest {

    @Test
    void isMadeOnce() {
        OptionValues options = new OptionValues().built();

        assertThat(options.tlsMaterial().context())
                .isSameAs(options.tlsMaterial().context());
    }

    @Test
    void changedOptionsGetTheirOwn() {
        OptionValues options = new OptionValues();
        TlsMaterial before = options.tlsMaterial();
        assertThat(before.trust()).isInstanceOf(UncheckedTrust.class);

        options.sslMode = SslMode.VERIFY_CA;
        TlsMaterial after = options.built().tlsMaterial();

        assertThat(after.context()).isNotSameAs(before.context());
        assertThat(after.trust()).isNotInstanceOf(UncheckedTrust.class);
    }

    @Test
    void aContextThatWasSetIsUsed() throws NoSuchAlgorithmException {
        OptionValues options = new OptionValues();
        options.sslContext = SSLContext.getDefault();

        TlsMaterial material = options.built().copy().built().tlsMaterial();

        assertThat(material.context()).isSameAs(options.sslContext);
        assertThat(material.trust()).isNull();
    }

    @Test
    void anAuthorityFileThatIsNotThereIsNamed() {
        OptionValues options = verifiedBy(Path.of("no-such-file.pem"));

        assertThatIllegalArgumentException()
                .isThrownBy(options::tlsMaterial)
                .withMessageContainingAll("sslCa", "no-such-file.pem", "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no certificate here", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void anAuthorityFileWithoutACertificateIsNamed(String content, @TempDir Path folder) throws IOException {
        OptionValues options = verifiedBy(Files.writeString(folder.resolve("ca.pem"), content));

        assertThatIllegalArgumentException()
                .isThrownBy(options::tlsMaterial)
                .withMessageContainingAll("sslCa", "ca.pem", "PEM");
    }

    private static OptionValues verifiedBy(Path authorities) {
        OptionValues options = new OptionValues();
        options.sslMode = SslMode.VERIFY_CA;
        options.sslCa = authorities;
        return options.built();
    }
}
