// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.cotmoc.document.Value;

/** How hosts, ports and URLs are written in settings. */
final class Addresses {
    private static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?";
    private static final Pattern LISTEN = Pattern.compile("(" + HOST + "|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final Pattern NAME = Pattern.compile(HOST + "|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern SERVER = Pattern.compile(HOST + "(:[0-9]{1,5})?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int MAX_PORT = 65_535;

    private Addresses() {}

    /** Where to listen. */
    record Listen(String host, int port) {
        /** Whether nobody but this machine can reach it; a name other than {@code localhost} is not looked up. */
        boolean isLoopback() {
            return host.equals("localhost") || (NUMERIC.matcher(host).matches() && isLoopbackAddress());
        }

        private boolean isLoopbackAddress() {
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
    }

    /** {@code HOST:PORT}, where an IPv6 address stands in brackets. */
    static Optional<Listen> listen(Value value) {
        return value.parsed("listen", Addresses::findListen);
    }

    private static Optional<Listen> findListen(String text) {
        Matcher matcher = LISTEN.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MAX_PORT) {
            return Optional.empty();
        }
        String host = matcher.group(1).replaceAll("[\\[\\]]", "");
        return Optional.of(new Listen(host, Integer.parseInt(matcher.group(2))));
    }

    static Optional<String> host(Value value) {
        return value.parsed("host", text -> Optional.of(text).filter(NAME.asMatchPredicate()));
    }

    static Optional<Integer> port(Value value) {
        return value.integer(1, MAX_PORT);
    }

    /** A host with or without a port. */
    static Optional<String> server(Value value) {
        return value.parsed("host", text -> Optional.of(text).filter(SERVER.asMatchPredicate()));
    }

    /** An {@code http} or {@code https} URL. */
    static Optional<URI> url(Value value) {
        return value.parsed("url", Addresses::findUrl);
    }

    private static Optional<URI> findUrl(String text) {
        try {
            URI url = new URI(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
