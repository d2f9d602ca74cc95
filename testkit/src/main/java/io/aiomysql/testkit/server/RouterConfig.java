package io.aiomysql.testkit.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * The configuration file of a MySQL Router with a port for each way in.
 *
 * @param plugins the folder of its plugins
 * @param folder for its own files
 * @param certificate shown to clients
 * @see <a href="https://dev.mysql.com/doc/mysql-router/9.7/en/mysql-router-conf-options.html">MySQL Router: options</a>
 */
record RouterConfig(Path plugins, Path folder, ServerCertificate certificate) {

    /** The text of the file. */
    String text(TestServer server, Map<MySqlRouter.Way, Integer> ports) {
        StringBuilder text = new StringBuilder("""
                [DEFAULT]
                logging_folder=
                plugin_folder=%1$s
                runtime_folder=%2$s
                config_folder=%2$s
                data_folder=%2$s
                [logger]
                level=WARNING
                [io]
                threads=2
                """.formatted(plugins, folder));
        ports.forEach((way, port) -> text.append(section(way, port, server)));
        return text.toString();
    }

    private String section(MySqlRouter.Way way, int port, TestServer server) {
        return """
                [routing:%s]
                bind_address=127.0.0.1
                bind_port=%d
                destinations=%s:%d
                routing_strategy=first-available
                protocol=classic
                client_ssl_mode=%s
                server_ssl_mode=%s
                client_ssl_cert=%s
                client_ssl_key=%s
                """.formatted(
                        way.name(),
                        port,
                        server.host(),
                        server.port(),
                        way.client(),
                        way.server(),
                        certificate.certificate(),
                        certificate.key());
    }
}
