package io.aiomysql.internal.options;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with certificates and keys as text (RFC 7468). Text between the blocks is ignored. No message quotes the content.
 *
 * @param name the option and the file, for messages
 */
record PemFile(String name, List<Block> blocks) {

    private static final long MAX_SIZE = 4 << 20;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----([^-]*(?:-[^-]+)*)-----END \\1-----");

    /**
     * What is between BEGIN and END.
     *
     * @param label such as CERTIFICATE
     * @param text base64, behind headers in keys of an old form
     */
    record Block(String label, String text) {
        @Override
        public String toString() {
            return label;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * Reads a file.
     *
     * @param option names it in messages
     * @throws IllegalArgumentException if it cannot be read
     */
    static PemFile read(String option, Path file) {
        String name = option + " " + file;
        try {
            if (Files.size(file) > MAX_SIZE) {
                throw new IllegalArgumentException(name + " is too large for a PEM file");
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            List<Block> blocks = new ArrayList<>();
            Matcher matcher = BLOCK.matcher(text);
            while (matcher.find()) {
                blocks.add(new Block(matcher.group(1), matcher.group(2)));
            }
            return new PemFile(name, blocks);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be read: check that it exists and who may read it", e);
        }
    }

    /**
     * Returns the certificates.
     *
     * @throws IllegalArgumentException if there is none, or one is malformed
     */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks) {
                if (block.label().endsWith("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(decoded(block))));
                }
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(name + " has a malformed certificate; it should be in PEM form", e);
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(name + " contains no certificate in PEM form");
        }
        return certificates;
    }

    /** Decodes a block without headers. */
    byte[] decoded(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.text());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is malformed: it is not in PEM form");
        }
    }
}
