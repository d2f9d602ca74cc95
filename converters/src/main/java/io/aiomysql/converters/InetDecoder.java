package io.aiomysql.converters;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** INET4 and INET6 of MariaDB, which are sent as text in both protocols. */
final class InetDecoder extends StringDecoder {

    InetDecoder(SqlType columnType, CharacterSet charset) {
        super(columnType, charset);
    }

    @Override
    @Nullable
    Conversion conversionTo(Class<?> type) {
        return type == InetAddress.class ? this::decodeAddress : null;
    }

    private InetAddress decodeAddress(byte[] source, int offset, int length) {
        String text = decodeString(source, offset, length);
        InetAddress address = columnType() == SqlType.INET4 ? InetText.parse4(text) : InetText.parse6(text);
        if (address == null) {
            throw malformed();
        }
        return address;
    }
}
