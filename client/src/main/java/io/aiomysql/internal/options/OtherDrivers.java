package io.aiomysql.internal.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to write instead of the URLs and parameters of JDBC and R2DBC.
 *
 * @see <a href="https://dev.mysql.com/doc/connector-j/en/connector-j-reference-configuration-properties.html">Connector/J:
 *     Configuration Properties</a>
 */
final class OtherDrivers {

    private static final Pattern SCHEME =
            Pattern.compile("(?:jdbc|r2dbcs?):[a-z0-9:+.-]*//(?<rest>.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SERVER = Pattern.compile(
            "(?<login>[^/?#]*@)?(?<host>[\\w.-]+)(?<port>:\\d+)?(?<database>/[\\w$-]*)?(?:\\?.*)?", Pattern.DOTALL);

    /** By their names in lower case. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("allowmultiqueries", "allowMultiStatements"),
            Map.entry("cacheprepstmts", "statementCacheSize; statements are kept unless it is 0"),
            Map.entry("characterencoding", "not needed: text is sent in utf8mb4; charset chooses that of results"),
            Map.entry("connectioncollation", "collation"),
            Map.entry("connectiontimezone", "timeZone"),
            Map.entry("defaultfetchsize", "stream() or a server cursor"),
            Map.entry("password", "before the host: user:password@host"),
            Map.entry("prepstmtcachesize", "statementCacheSize"),
            Map.entry("requiressl", "sslMode=REQUIRED or VERIFY_IDENTITY"),
            Map.entry("rewritebatchedstatements", "not needed: statements share round trips"),
            Map.entry("serverrsapublickeyfile", "serverPublicKey"),
            Map.entry("servertimezone", "timeZone"),
            Map.entry("sessionvariables", "initCommand(\"SET ...\") of the builder"),
            Map.entry("sockettimeout", "readTimeout, in seconds"),
            Map.entry("tcpkeepalive", "keepAlive"),
            Map.entry("tinyint1isbit", "tinyInt1AsBoolean"),
            Map.entry("useaffectedrows", "foundRows, which means the opposite"),
            Map.entry("user", "before the host: user:password@host"),
            Map.entry("useserverprepstmts", "statementMode=BINARY or TEXT"),
            Map.entry("usessl", "sslMode=DISABLED, REQUIRED or VERIFY_IDENTITY"),
            Map.entry("useunicode", "not needed: text is Unicode, unless rawText=true"),
            Map.entry("verifyservercertificate", "sslMode=VERIFY_CA or VERIFY_IDENTITY"),
            Map.entry("zerodatetimebehavior", "zeroDates"));

    private OtherDrivers() {}

    /** Says what to write instead of another driver's parameter; null if it is not known. */
    static @Nullable String parameter(String name) {
        return PARAMETERS.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Says what to write instead of another driver's URL, without its user, its password and the values of its parameters.
     *
     * @return null if it is not of another driver
     */
    static @Nullable String url(String url) {
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.matches()) {
            return null;
        }
        String rest = scheme.group("rest");
        Matcher server = SERVER.matcher(rest);
        // An at sign behind the host may belong to a password, of which a part then looks like the host.
        boolean clear = server.matches() && rest.lastIndexOf('@') < Math.max(server.start("host"), 0);
        String written = clear
                ? server.group("host") + orEmpty(server.group("port")) + orEmpty(server.group("database"))
                : "host:port/database";
        StringBuilder advice = new StringBuilder("this is a URL of JDBC or R2DBC; write mysql://user:password@")
                .append(written)
                .append(" instead");
        List<String> others = clear ? parameters(rest) : List.of();
        if (!others.isEmpty()) {
            advice.append(others.stream().collect(Collectors.joining("; ", ". Its parameters: ", "")));
        }
        return advice.toString();
    }

    private static List<String> parameters(String url) {
        List<String> advice = new ArrayList<>();
        int query = url.indexOf('?');
        for (String parameter :
                query < 0 ? new String[0] : url.substring(query + 1).split("&", -1)) {
            String name = parameter.replaceFirst("(?s)=.*", "");
            String instead = parameter(name);
            if (instead != null) {
                advice.add(name + ": " + instead);
            } else if (name.equals("connectTimeout")) {
                advice.add("connectTimeout: in seconds, not in milliseconds");
            }
        }
        return advice;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
