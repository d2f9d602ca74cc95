package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeyFilesTest {

    @TempDir
    Path folder;

    private PublicKey key;
    private String pem;
    private Path file;

    @BeforeEach
    void writesAKey() throws IOException, NoSuchAlgorithmException {
        key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        file = Files.writeString(folder.resolve("public_key.pem"), pem);
    }

    @Test
    void aKeyIsReadFromTextAFileAUrlAndAnOptionFile() throws IOException {
        Path options = Files.writeString(folder.resolve("my.cnf"), "[client]\nserver-public-key-path=" + file + "\n");

        assertThat(ConnectOptions.builder().serverPublicKey(pem).build().serverPublicKey())
                .contains(key);
        assertThat(ConnectOptions.builder().serverPublicKey(file).build().serverPublicKey())
                .contains(key);
        assertThat(ConnectOptions.parse("mysql://?serverPublicKey=" + file).serverPublicKey())
                .contains(key);
        assertThat(ConnectOptions.builder().defaultsFile(options).build().serverPublicKey())
                .contains(key);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectOptions.builder().serverPublicKey("no key"))
                .withMessageContaining("BEGIN PUBLIC KEY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectOptions.parse("mysql://?serverPublicKey=/nowhere/key.pem"))
                .withMessageContaining("serverPublicKey of the URL must be the path of a file with an RSA public key");
    }
}
