package io.aiomysql.selection;

import io.aiomysql.ConnectOptions;
import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.MySqlConnection;
import io.aiomysql.transport.netty.NettyTransport;
import io.aiomysql.transport.nio.NioTransport;
import java.util.stream.Collectors;

/**
 * What {@link SelectionIT} runs in JVMs of their own: chooses a transport, connects, runs a query, and tells what came of it. In
 * a package that no module has, so that it can stand on the class path beside a module path.
 */
final class SelectionProgram {

    private SelectionProgram() {}

    /**
     * Runs the program.
     *
     * @param args the port on 127.0.0.1; then nothing, {@code echo}, {@code name} and a name, or {@code instance} and an
     *     {@link Instance}
     */
    public static void main(String[] args) {
        ConnectOptionsBuilder options =
                ConnectOptions.builder().host("127.0.0.1").port(Integer.parseInt(args[0]));
        if (args.length > 1) {
            switch (args[1]) {
                case "echo" -> options.echo(true);
                case "name" -> options.transport(args[2]);
                case "instance" -> Instance.valueOf(args[2]).give(options);
                default -> throw new IllegalArgumentException(args[1]);
            }
        }
        try (MySqlConnection connection =
                MySqlConnection.connect(options.build()).join()) {
            String answer = connection.query("SELECT 'hello'").join().single().getString(0);
            System.out.println("answer " + answer + " by " + transportThreads());
        } catch (IllegalStateException e) {
            System.out.println("refused " + e.getMessage());
        }
    }

    /** The event loop of the connection, which is open, tells whose it is. */
    private static String transportThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("aiomysql-"))
                // Those of the client's own, of which there are some as long as there is something to do.
                .filter(name -> !name.startsWith("aiomysql-callback-") && !name.startsWith("aiomysql-timer-"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A transport of the program's own. Each constant needs its classes only when it is used. */
    private enum Instance {
        NIO {
            @Override
            void give(ConnectOptionsBuilder options) {
                options.transport(NioTransport.builder()
                        .threadNamePrefix("aiomysql-mine-nio")
                        .build());
            }
        },
        NETTY {
            @Override
            void give(ConnectOptionsBuilder options) {
                options.transport(NettyTransport.builder()
                        .threadNamePrefix("aiomysql-mine-netty")
                        .build());
            }
        };

        abstract void give(ConnectOptionsBuilder options);
    }
}
