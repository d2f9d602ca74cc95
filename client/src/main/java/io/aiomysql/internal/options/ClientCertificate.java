package io.aiomysql.internal.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** Reads the certificate and the key that the client shows to servers. */
final class ClientCertificate {

    private ClientCertificate() {}

    /**
     * Reads them.
     *
     * @return null if the options name none
     * @throws IllegalArgumentException if a file has not in it what it should, or the key is not that of the certificate
     */
    static @Nullable X509KeyManager of(OptionValues options) {
        Path certificate = options.sslCert;
        Path store = options.sslKeyStore;
        if (store != null) {
            return ofKeyStore(store, options.sslKeyPassword);
        }
        if (certificate == null) {
            return null;
        }
        PemFile file = PemFile.read("sslCert", certificate);
        List<X509Certificate> chain = file.certificates();
        Path key = options.sslKey;
        if (key == null
                && file.blocks().stream().noneMatch(block -> block.label().endsWith("PRIVATE KEY"))) {
            throw new IllegalArgumentException(file.name() + " contains no private key: set sslKey");
        }
        PemFile keyFile = key == null ? file : PemFile.read("sslKey", key);
        PrivateKey read = PrivateKeys.first(keyFile, options.sslKeyPassword);
        requirePair(
                chain.get(0),
                read,
                "the key of " + keyFile.name() + " is not that of the first certificate of " + file.name());
        return new OneCertificate(chain, read);
    }

    private static X509KeyManager ofKeyStore(Path file, @Nullable String password) {
        String name = "sslKeyStore " + file;
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(name + " cannot be read: check that it exists and who may read it");
        }
        char[] secret = password == null ? new char[0] : password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), secret);
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new IllegalArgumentException(
                        name + " must have one private key, and has " + keys.size() + "; use sslContext to choose one");
            }
            PrivateKey key = (PrivateKey) store.getKey(keys.get(0), secret);
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(keys.get(0)))
                    .map(X509Certificate.class::cast)
                    .toList();
            requirePair(chain.get(0), key, "the key of " + name + " is not that of its certificate");
            return new OneCertificate(chain, key);
        } catch (UnrecoverableKeyException e) {
            throw new IllegalArgumentException(
                    name + " cannot be decrypted: its key has another password than the store", e);
        } catch (IOException e) {
            boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
            throw new IllegalArgumentException(
                    name + (wrong ? " cannot be decrypted: sslKeyPassword is wrong" : " cannot be read"), e);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException(name + " is no key store that this Java runtime can read", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static void requirePair(Certificate certificate, PrivateKey key, String otherwise) {
        byte[] text = {1, 2, 3};
        boolean pair = false;
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> key.getAlgorithm();
            };
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(text);
            byte[] signature = signing.sign();
            Signature checking = Signature.getInstance(algorithm);
            // Not by the certificate, whose extensions may not permit that use.
            checking.initVerify(certificate.getPublicKey());
            checking.update(text);
            pair = checking.verify(signature);
        } catch (GeneralSecurityException e) {
            // Keys of different algorithms.
        }
        if (!pair) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
