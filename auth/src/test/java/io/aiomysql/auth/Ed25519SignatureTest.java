package io.aiomysql.auth;

import static io.aiomysql.auth.Contexts.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Bytes;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A private key of 32 bytes is signed with as everywhere else: by the vectors of RFC 8032, 7.1, and as the JDK does. */
class Ed25519SignatureTest {

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void theVectorsOfTheStandardAreMet(String key, String message, String signature) {
        assertThat(Ed25519Signature.sign(hex(key), hex(message).toArray()))
                .isEqualTo(hex(signature).toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    })
    void thePublicKeyIsThatOfTheStandard(String key, String publicKey) {
        assertThat(Ed25519Signature.publicKey(hex(key)))
                .isEqualTo(hex(publicKey).toArray());
    }

    @Test
    void theJdkSignsTheSame() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            byte[] message = new byte[i];
            random.nextBytes(message);
            Signature jdk = Signature.getInstance("Ed25519");
            jdk.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key)));
            jdk.update(message);

            assertThat(Ed25519Signature.sign(Bytes.copyOf(key), message)).isEqualTo(jdk.sign());
        }
    }
}
