package io.aiomysql.protocol.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** With what MariaDB 11.8.9 sent to the account with the password "secret". */
class CertificateProofTest {

    private static final Bytes CHALLENGE = hex("52792f7834395d4a3b274e386c36693050225566");
    private static final Bytes FINGERPRINT = hex("c290698cb13c69d62ac33eb1a1840aba45f5a832d04fa0572b3fbdec90f56505");
    private static final String INFO = "\u00016CFA0273D46EBFF3BA462CFD6CC95AC55CE65A8070A973452D5F6178E6A7FC2D";

    @Test
    void holdsForThePasswordTheChallengeAndTheCertificate() {
        Bytes terminated = hex("52792f7834395d4a3b274e386c3669305022556600");

        assertThat(CertificateProof.holds(INFO, hash("secret"), CHALLENGE, FINGERPRINT))
                .isTrue();
        assertThat(CertificateProof.holds(INFO, hash("secret"), terminated, FINGERPRINT))
                .isTrue();
    }

    @Test
    void holdsForNothingElse() {
        Bytes another = hex("00".repeat(32));

        assertThat(CertificateProof.holds(INFO, hash("wrong"), CHALLENGE, FINGERPRINT))
                .isFalse();
        assertThat(CertificateProof.holds(INFO, hash("secret"), CHALLENGE, another))
                .isFalse();
        assertThat(CertificateProof.holds(INFO, hash("secret"), FINGERPRINT, FINGERPRINT))
                .isFalse();
        assertThat(CertificateProof.holds(INFO.substring(1), hash("secret"), CHALLENGE, FINGERPRINT))
                .isFalse();
        assertThat(CertificateProof.holds(INFO + "0", hash("secret"), CHALLENGE, FINGERPRINT))
                .isFalse();
        assertThat(CertificateProof.holds("", hash("secret"), CHALLENGE, FINGERPRINT))
                .isFalse();
    }

    /** Of mysql_native_password. */
    static Bytes hash(String password) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Bytes.copyOf(sha1.digest(sha1.digest(password.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Bytes hex(String digits) {
        return Bytes.copyOf(HexFormat.of().parseHex(digits));
    }
}
