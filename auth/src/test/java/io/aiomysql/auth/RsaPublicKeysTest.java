package io.aiomysql.auth;

import static io.aiomysql.auth.RsaKeyPairs.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RsaPublicKeysTest {

    private static final PublicKey KEY = RSA_2048.getPublic();
    private static final String PEM = RsaKeyPairs.pem(KEY);

    @Test
    void readsWhatOpensslWrites() {
        // openssl genrsa 2048 2>/dev/null | openssl rsa -pubout
        String pem = """
                -----BEGIN PUBLIC KEY-----
                MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0GBHDUam3DtESNoMmrUg
                1sMA4Hqi+89a6CmgPjV3LwwaKXs8Kqn8uy64ciCoH/iyAcY/YTiyp4fYC6oNobkw
                e1vueqt0MVz53f6Wtk1gPY27Rtm+UAWc2SlUICCIJYTcoPqexeTUkPL1ZrpDrkEo
                ufpSWY7jkxDa3Svl+gIKuP23HrQHuUiiJY0izIaGp3EMO5wBL+Ap6OmgBG0pg3UE
                rRBEZNxDoC8FPgtvuz3Zojyyw3qMGYJotcnIBk+B6diJRufmSb9knojQE5f4CVOz
                VP1BoIrlIBblmfrtlBYELCKDA4Wrsc+UPoFcqcqk0cveSJHEJt/I3Cqbapvkwz/t
                nwIDAQAB
                -----END PUBLIC KEY-----
                """;

        assertThat(RsaPublicKeys.parsePem(pem).getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void ignoresTextAroundTheBlockAndItsLineEnds() {
        assertThat(RsaPublicKeys.parsePem("the key of db1\r\n" + PEM.replace("\n", "\r\n") + "\r\nbye"))
                .isEqualTo(KEY);
        assertThat(RsaPublicKeys.parsePem(PEM.replace("\n", ""))).isEqualTo(KEY);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("public_key.pem"), PEM);

        assertThat(RsaPublicKeys.parsePem(file)).isEqualTo(KEY);
    }

    @Test
    void errorsNameTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("some.pem"), "nothing");
        Path missing = folder.resolve("missing.pem");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaPublicKeys.parsePem(file))
                .withMessageContaining("some.pem")
                .withMessageContaining("BEGIN PUBLIC KEY");
        assertThatThrownBy(() -> RsaPublicKeys.parsePem(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.pem");
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE KEY, private key",
        "RSA PRIVATE KEY, private key",
        "CERTIFICATE, openssl x509",
        "RSA PUBLIC KEY, openssl rsa",
        "OPENSSH SOMETHING, no complete block"
    })
    void otherBlocksAreCalledWhatTheyAre(String label, String hint) {
        assertRejects(RsaKeyPairs.block(label, new byte[] {1, 2, 3}), hint);
    }

    @Test
    void brokenBlocksAreRejected() {
        assertRejects("", "no complete block");
        assertRejects(PEM.replace("-----END PUBLIC KEY-----", ""), "no complete block");
        assertRejects("-----END PUBLIC KEY-----" + PEM.replace("-----END PUBLIC KEY-----", ""), "no complete block");
        assertRejects(RsaKeyPairs.block("PUBLIC KEY", new byte[0]), "no RSA key");
        assertRejects(RsaKeyPairs.block("PUBLIC KEY", Arrays.copyOf(KEY.getEncoded(), 100)), "no RSA key");
        assertRejects(PEM.replace("MI", "%%"), "Base64");
        assertRejects(PEM + " ".repeat(20_000), "16384");
    }

    @Test
    void keysOfAnotherKindAreRejected() {
        assertRejects(RsaKeyPairs.pem(RsaKeyPairs.generate("EC", 256).getPublic()), "no RSA key");
    }

    private static void assertRejects(String pem, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaPublicKeys.parsePem(pem))
                .withMessageContaining(hint);
    }
}
