package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.testkit.tls.ClientFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of a client's certificate and key: the forms that are read, and what is said of those that are not. */
class ClientCertificateTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeKeys() {
        ClientFiles.make(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa.crt, rsa.pkcs8, , RSA",
        "rsa.crt, rsa.pkcs1, , RSA",
        "rsa.crt, rsa.encrypted, secret, RSA",
        "rsa.crt, rsa.pkcs8, not-needed, RSA",
        "ec.crt, ec.pkcs8, , EC",
        "ec.crt, ec.sec1, , EC",
        "rsa.both, , , RSA"
    })
    void theUsualFormsAreRead(String certificate, String key, String password, String algorithm) {
        OptionValues options = options(certificate, key, password);

        assertThat(Objects.requireNonNull(options.tlsMaterial().keys()).getPrivateKey("client"))
                .isNotNull()
                .satisfies(read -> assertThat(read.getAlgorithm()).isEqualTo(algorithm));
    }

    @ParameterizedTest
    @CsvSource({
        "missing.crt, rsa.pkcs8, , sslCert, cannot be read: check that it exists",
        "rsa.crt, missing.key, , sslKey, cannot be read: check that it exists",
        "rsa.pkcs8, rsa.pkcs8, , sslCert, contains no certificate in PEM form",
        "rsa.crt, rsa.crt, , sslKey, contains no private key in PEM form",
        "rsa.crt, , , sslCert, contains no private key: set sslKey",
        "rsa.crt, ec.pkcs8, , ec.pkcs8 is not that of the first certificate of, rsa.crt",
        "rsa.crt, other.pkcs8, , other.pkcs8 is not that of the first certificate of, rsa.crt",
        "rsa.crt, rsa.encrypted, mistaken, sslKey, sslKeyPassword is wrong",
        "rsa.crt, rsa.encrypted, , sslKey, is encrypted: set sslKeyPassword",
        "rsa.crt, rsa.old, secret, sslKey, openssl pkcs8 -topk8",
        "rsa.crt, rsa.damaged, , sslKey, malformed"
    })
    void whatIsWrongIsSaid(String certificate, String key, String password, String option, String problem) {
        OptionValues options = options(certificate, key, password);

        assertThatIllegalArgumentException()
                .isThrownBy(options::tlsMaterial)
                .withMessageContainingAll(option, problem)
                .withMessageNotContainingAny("secret", "mistaken");
    }

    /** The JDK reads this encryption, and cannot make it. */
    @Test
    void theEncryptionThatOpenSslChoosesTodayIsRead() throws Exception {
        Path file = Path.of(Objects.requireNonNull(ClientCertificateTest.class.getResource("openssl-pbes2.pem"))
                .toURI());
        OptionValues options = new OptionValues();
        options.sslCert = file;
        options.sslKeyPassword = "secret";

        assertThat(options.built().tlsMaterial().keys()).isNotNull();
        options.sslKeyPassword = "wrong";
        assertThatIllegalArgumentException()
                .isThrownBy(options.built()::tlsMaterial)
                .withMessageContaining("sslKeyPassword is wrong");
    }

    /** {@code openssl pkcs8 -topk8 -scrypt}: the passphrase is not to blame. */
    @Test
    void anEncryptionThatTheJdkDoesNotReadIsCalledThat() throws Exception {
        OptionValues options = new OptionValues();
        options.sslCert = Path.of(Objects.requireNonNull(ClientCertificateTest.class.getResource("openssl-scrypt.pem"))
                .toURI());
        options.sslKeyPassword = "secret";

        assertThatIllegalArgumentException()
                .isThrownBy(options.built()::tlsMaterial)
                .withMessageContainingAll("does not know", "openssl pkcs8 -topk8 -v2")
                .withMessageNotContaining("sslKeyPassword is wrong");
    }

    @Test
    void aKeyStoreHasBoth() {
        OptionValues options = new OptionValues();
        options.sslKeyStore = folder.resolve("rsa.p12");
        options.sslKeyPassword = "secret";

        assertThat(options.built().tlsMaterial().keys()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa.p12, wrong, sslKeyPassword is wrong",
        "rsa.p12, , sslKeyPassword is wrong",
        "missing.p12, secret, check that it exists",
        "rsa.crt, secret, is no key store"
    })
    void aKeyStoreThatCannotBeReadIsNamed(String file, String password, String problem) {
        OptionValues options = new OptionValues();
        options.sslKeyStore = folder.resolve(file);
        options.sslKeyPassword = password;

        assertThatIllegalArgumentException()
                .isThrownBy(options::tlsMaterial)
                .withMessageContainingAll("sslKeyStore", file, problem);
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path large = Files.write(folder.resolve("large"), new byte[(4 << 20) + 1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PemFile.read("sslCert", large))
                .withMessageContaining("too large");
    }

    @Test
    void aCipherSuiteThatIsNotKnownIsNamed() {
        OptionValues options = new OptionValues();
        options.tlsCipherSuites = List.of("TLS_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384");

        assertThatIllegalArgumentException()
                .isThrownBy(options::tlsMaterial)
                .withMessageContainingAll("tlsCipherSuites", "ECDHE-RSA-AES256-GCM-SHA384");
    }

    private static OptionValues options(String certificate, String key, String password) {
        OptionValues options = new OptionValues();
        options.sslCert = folder.resolve(certificate);
        options.sslKey = key == null ? null : folder.resolve(key);
        options.sslKeyPassword = password;
        return options;
    }
}
