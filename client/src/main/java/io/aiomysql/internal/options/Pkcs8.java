package io.aiomysql.internal.options;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Puts older forms of private keys into that of PKCS#8 (RFC 5208, section 5), which the JDK reads:
 *
 * <pre>
 *   SEQUENCE { INTEGER 0, SEQUENCE { algorithm, parameters }, OCTET STRING { the older form } }
 * </pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2">RFC 8017: RSAPrivateKey</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5915#section-3">RFC 5915: ECPrivateKey</a>
 */
final class Pkcs8 {

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    /** The tag of ECPrivateKey's parameters. */
    private static final int PARAMETERS = 0xA0;

    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    /** 1.2.840.113549.1.1.1, and NULL. */
    private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");

    /** 1.2.840.10045.2.1; the curve follows. */
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private Pkcs8() {}

    static byte[] ofRsa(byte[] pkcs1) {
        return wrap(RSA, pkcs1);
    }

    static byte[] ofEc(byte[] sec1) {
        byte[] curve = curve(sec1);
        byte[] algorithm = Arrays.copyOf(EC, EC.length + curve.length);
        System.arraycopy(curve, 0, algorithm, EC.length, curve.length);
        return wrap(algorithm, sec1);
    }

    /** The curve's name stands within {@code SEQUENCE { INTEGER 1, OCTET STRING key, [0] { OID curve }, ... }}; nothing if malformed. */
    private static byte[] curve(byte[] sec1) {
        int at = 0;
        try {
            at = content(sec1, at);
            at = next(sec1, at);
            at = next(sec1, at);
            if ((sec1[at] & 0xFF) == PARAMETERS) {
                return Arrays.copyOfRange(sec1, content(sec1, at), next(sec1, at));
            }
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            // The JDK refuses what is made of it.
        }
        return new byte[0];
    }

    /** Where the content of an element begins. */
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    /** Where the next element begins. */
    private static int next(byte[] der, int at) {
        int content = content(der, at);
        int length = der[at + 1] & 0xFF;
        if (length >= 0x80) {
            length = 0;
            for (int i = at + 2; i < content; i++) {
                length = length << 8 | (der[i] & 0xFF);
            }
        }
        return Math.addExact(content, length);
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(VERSION);
        body.writeBytes(element(SEQUENCE, algorithm));
        body.writeBytes(element(OCTET_STRING, key));
        return element(SEQUENCE, body.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.length;
        if (length >= 0x80) {
            // In as few bytes as possible.
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | bytes);
            for (int shift = 8 * (bytes - 1); shift > 0; shift -= 8) {
                out.write(length >>> shift);
            }
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
