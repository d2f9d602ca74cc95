package io.aiomysql.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Files of a client's certificates and keys, in the forms that OpenSSL writes:
 *
 * <pre>
 *   rsa.crt, ec.crt         certificates
 *   rsa.pkcs8, ec.pkcs8     their keys, as PRIVATE KEY
 *   rsa.pkcs1, ec.sec1      the same, as RSA PRIVATE KEY and EC PRIVATE KEY
 *   rsa.encrypted           the same, as ENCRYPTED PRIVATE KEY; the passphrase is "secret"
 *   rsa.old, rsa.damaged    a key that is encrypted in an old form, and half a key
 *   rsa.both                the certificate and the key
 *   rsa.p12                 a key store; the passphrase is "secret"
 *   other.pkcs8             another RSA key
 * </pre>
 */
public final class ClientFiles {

    private static final String SECRET = "secret";
    private static final String CIPHER = "PBEWithSHA1AndDESede";

    private static final String OLD = """
            -----BEGIN RSA PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-128-CBC,00

            AAAA
            -----END RSA PRIVATE KEY-----
            """;

    private final Path folder;

    private ClientFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the files.
     *
     * @param folder where to
     */
    public static void make(Path folder) {
        try {
            new ClientFiles(folder).make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot make keys", e);
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        Path file = folder.resolve("all.p12");
        Keytool keytool = new Keytool(file);
        keytool.generateKeyPair("ec", "CN=client");
        keytool.generateRsaKeyPair("rsa", "CN=client");
        KeyStore all = KeyStore.getInstance("PKCS12");
        char[] password = Keytool.PASSWORD.toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            all.load(in, password);
        }
        byte[] rsa = all.getKey("rsa", password).getEncoded();
        byte[] ec = all.getKey("ec", password).getEncoded();
        byte[] certificate = all.getCertificate("rsa").getEncoded();
        write("rsa.crt", "CERTIFICATE", certificate);
        write("ec.crt", "CERTIFICATE", all.getCertificate("ec").getEncoded());
        write("rsa.pkcs8", "PRIVATE KEY", rsa);
        write("ec.pkcs8", "PRIVATE KEY", ec);
        write("rsa.pkcs1", "RSA PRIVATE KEY", lastOctetString(rsa));
        write("ec.sec1", "EC PRIVATE KEY", withCurve(lastOctetString(ec)));
        write("rsa.encrypted", "ENCRYPTED PRIVATE KEY", encrypted(rsa));
        write("rsa.damaged", "PRIVATE KEY", Arrays.copyOf(rsa, rsa.length / 2));
        Files.writeString(folder.resolve("rsa.old"), OLD);
        Files.writeString(
                folder.resolve("rsa.both"),
                Files.readString(folder.resolve("rsa.crt")) + Files.readString(folder.resolve("rsa.pkcs8")));
        KeyPairGenerator other = KeyPairGenerator.getInstance("RSA");
        other.initialize(2048);
        write("other.pkcs8", "PRIVATE KEY", other.generateKeyPair().getPrivate().getEncoded());
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry("client", all.getKey("rsa", password), SECRET.toCharArray(), all.getCertificateChain("rsa"));
        try (var out = Files.newOutputStream(folder.resolve("rsa.p12"))) {
            one.store(out, SECRET.toCharArray());
        }
    }

    private void write(String name, String label, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name),
                "text before\n-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    /** PKCS#8 ends with the older form. */
    private static byte[] lastOctetString(byte[] pkcs8) {
        for (int at = 0; at < pkcs8.length - 2; at++) {
            if (pkcs8[at] != 0x04) {
                continue;
            }
            int first = pkcs8[at + 1] & 0xFF;
            int bytes = first < 0x80 ? 0 : first & 0x7F;
            int length = first < 0x80 ? first : 0;
            for (int i = 0; i < bytes && bytes < 4 && at + 2 + i < pkcs8.length; i++) {
                length = length << 8 | (pkcs8[at + 2 + i] & 0xFF);
            }
            if (at + 2 + bytes + length == pkcs8.length) {
                return Arrays.copyOfRange(pkcs8, at + 2 + bytes, pkcs8.length);
            }
        }
        throw new IllegalArgumentException("no PKCS#8");
    }

    /** The JDK leaves the curve out, which OpenSSL writes: {@code [0] { 1.2.840.10045.3.1.7 }}, here of secp256r1. */
    private static byte[] withCurve(byte[] sec1) {
        byte[] curve = {(byte) 0xA0, 10, 6, 8, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 3, 1, 7};
        // SEQUENCE, its length in one byte, INTEGER 1, OCTET STRING of 32 bytes.
        byte[] whole = Arrays.copyOf(sec1, 2 + 3 + 34 + curve.length);
        System.arraycopy(curve, 0, whole, 39, curve.length);
        whole[1] = (byte) (whole.length - 2);
        return whole;
    }

    private static byte[] encrypted(byte[] key) throws GeneralSecurityException, IOException {
        SecretKey secret = SecretKeyFactory.getInstance(CIPHER).generateSecret(new PBEKeySpec(SECRET.toCharArray()));
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        byte[] content = cipher.doFinal(key);
        AlgorithmParameters parameters = cipher.getParameters();
        return new EncryptedPrivateKeyInfo(parameters, content).getEncoded();
    }
}
