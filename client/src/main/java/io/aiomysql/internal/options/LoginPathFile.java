package io.aiomysql.internal.options;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts the file that mysql_config_editor writes. Its encryption only hides the content from a glance: the key is in the file.
 *
 * <pre>
 * int&lt;4&gt;      not used
 * byte[20]    the key of AES-128: byte i is combined by XOR with byte i mod 16 of what is zero at first
 * then, for each line with its line feed:
 *   int&lt;4&gt;    length, little-endian, a multiple of 16
 *   byte[]    the line, by AES-128-ECB with the padding of PKCS#5
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/mysql-config-editor.html">MySQL: mysql_config_editor</a>
 */
final class LoginPathFile {

    private static final int UNUSED = 4;
    private static final int KEY_IN_FILE = 20;
    private static final int KEY_LENGTH = 16;

    private LoginPathFile() {}

    /**
     * Decrypts the content of a file.
     *
     * @return lines in the syntax of option files
     * @throws IllegalArgumentException if it is no such file, or damaged; the message names it
     */
    static String decrypted(Path file, byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < UNUSED + KEY_IN_FILE) {
            throw damaged(file, null);
        }
        in.position(UNUSED);
        byte[] key = new byte[KEY_LENGTH];
        for (int i = 0; i < KEY_IN_FILE; i++) {
            key[i % KEY_LENGTH] ^= in.get();
        }
        StringBuilder text = new StringBuilder();
        try {
            // ECB is what mysql_config_editor writes.
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
            while (in.hasRemaining()) {
                int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
                if (length < 0 || length > in.remaining()) {
                    throw damaged(file, null);
                }
                text.append(FileAccess.text(file, cipher.doFinal(content, in.position(), length)));
                in.position(in.position() + length);
            }
        } catch (GeneralSecurityException e) {
            throw damaged(file, e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
        return text.toString();
    }

    private static IllegalArgumentException damaged(Path file, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                file + " is not a file of login paths that mysql_config_editor has written, or is damaged", cause);
    }
}
