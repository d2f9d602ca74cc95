package io.aiomysql.transport.netty;

import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Errors;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** What Netty's native libraries have in common. */
interface NativeIo extends IoKind {

    @Override
    default SocketAddress unixAddress(UnixDomainSocketAddress address) {
        return new DomainSocketAddress(address.getPath().toString());
    }

    /** The exception that knows the number is not public; its message has the number, whatever the system's language. */
    @Override
    default boolean isBusy(Throwable failure, UnixDomainSocketAddress address) {
        String message = failure.getMessage();
        return message != null && message.contains("(" + Errors.ERRNO_EAGAIN_NEGATIVE + ")");
    }
}
