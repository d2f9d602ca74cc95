package io.aiomysql.converters;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of internet addresses. The JDK's own parser would look names up, and makes an IPv4 address of an IPv6 one
 * that is mapped.
 *
 * <pre>
 *   INET4    ddd.ddd.ddd.ddd
 *   INET6    eight groups of up to four hexadecimal digits between colons; "::" once, for one or more groups of zeros;
 *            the last two groups may be an INET4
 * </pre>
 */
final class InetText {

    private static final int BYTES_4 = 4;
    private static final int BYTES_6 = 16;

    private InetText() {}

    static @Nullable InetAddress parse4(String text) {
        byte[] bytes = new byte[BYTES_4];
        return readDotted(text, bytes, 0) ? address(bytes) : null;
    }

    static @Nullable InetAddress parse6(String text) {
        int gap = text.indexOf("::");
        byte[] head = readGroups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        byte[] tail = readGroups(gap < 0 ? "" : text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != BYTES_6 : length > BYTES_6 - 2) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(head, BYTES_6);
        System.arraycopy(tail, 0, bytes, BYTES_6 - tail.length, tail.length);
        return address(bytes);
    }

    /** Reads groups into as many bytes as they take; null if the text is none. */
    private static byte @Nullable [] readGroups(String text, boolean dottedEnd) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] groups = text.split(":", -1);
        boolean dotted = dottedEnd && groups[groups.length - 1].indexOf('.') >= 0;
        int length = 2 * groups.length + (dotted ? 2 : 0);
        if (length > BYTES_6) {
            return null;
        }
        byte[] bytes = new byte[length];
        int plain = dotted ? groups.length - 1 : groups.length;
        for (int i = 0; i < plain; i++) {
            int group = number(groups[i], 16, 4);
            if (group < 0) {
                return null;
            }
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        return dotted && !readDotted(groups[plain], bytes, 2 * plain) ? null : bytes;
    }

    private static boolean readDotted(String text, byte[] bytes, int at) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != BYTES_4) {
            return false;
        }
        for (int i = 0; i < BYTES_4; i++) {
            int part = number(parts[i], 10, 3);
            if (part < 0 || part > 0xFF) {
                return false;
            }
            bytes[at + i] = (byte) part;
        }
        return true;
    }

    /** Gives a number without a sign, or -1 if the digits are none or too many. */
    private static int number(String digits, int radix, int maxDigits) {
        if (digits.isEmpty() || digits.length() > maxDigits) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char character = digits.charAt(i);
            int digit = character < 0x80 ? Character.digit(character, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return bytes.length == BYTES_6
                    ? Inet6Address.getByAddress(null, bytes, -1)
                    : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}
