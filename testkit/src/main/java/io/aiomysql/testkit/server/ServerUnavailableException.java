package io.aiomysql.testkit.server;

/** A source cannot give a server here; the next one may. The message gives the reason and the remedy. */
final class ServerUnavailableException extends Exception {

    ServerUnavailableException(String reason, String remedy) {
        super(reason + "; " + remedy);
    }

    ServerUnavailableException(String reason, String remedy, Throwable cause) {
        super(reason + "; " + remedy, cause);
    }
}
