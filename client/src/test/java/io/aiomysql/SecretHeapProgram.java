package io.aiomysql;

import java.util.Arrays;
import java.util.Random;

/** Logs in over TLS with a password that it makes itself, and dumps its heap while the connection is open. */
final class SecretHeapProgram {

    private SecretHeapProgram() {}

    /** Makes the password of a seed: 40 letters. */
    static char[] password(long seed) {
        Random random = new Random(seed);
        char[] password = new char[40];
        for (int i = 0; i < password.length; i++) {
            password[i] = (char) ('a' + random.nextInt(26));
        }
        return password;
    }

    public static void main(String... args) throws Exception {
        long seed = Long.parseLong(args[3]);
        ConnectOptionsBuilder options = ConnectOptions.builder()
                .host(args[0])
                .port(Integer.parseInt(args[1]))
                .user(args[2])
                .transport(args[4])
                .sslMode(SslMode.REQUIRED);
        if (args[5].equals("supplier")) {
            options.passwordSupplier(() -> password(seed));
        } else {
            char[] password = password(seed);
            options.password(new String(password));
            Arrays.fill(password, '\0');
        }
        ConnectOptions built = options.build();
        try (MySqlConnection connection = MySqlConnection.connect(built).join()) {
            dump(args[6]);
            System.out.println("tls " + connection.isTls() + " as " + built.user());
        }
    }

    /** What garbage collection has not overwritten is in the dump too. By reflection, because the client's module does not read these. */
    private static void dump(String file) throws Exception {
        Class<?> type = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
        Object diagnostic = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getPlatformMXBean", Class.class)
                .invoke(null, type);
        type.getMethod("dumpHeap", String.class, boolean.class).invoke(diagnostic, file, false);
    }
}
