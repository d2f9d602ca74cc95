package io.aiomysql.testkit.server;

import java.nio.file.Path;

/**
 * A certificate that a server accepts from its clients, and its key, as PEM files.
 *
 * @param certificate the certificate
 * @param key its private key, which is not encrypted
 */
public record ClientCertificate(Path certificate, Path key) {}
