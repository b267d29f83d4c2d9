package io.slipway.benchmarks.plan;

import java.util.regex.Pattern;

/// Where one instance listens.
public record Address(String host, int port) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,253}");

    public Address {
        InvalidPlanException.require(
                HOST.matcher(host).matches(),
                "host",
                "'%s' is not a host".formatted(host),
                "Use a name or an IP address.");
        InvalidPlanException.require(
                port >= 1 && port <= 65_535, "port", "it is %d".formatted(port), "Use a number from 1 to 65535.");
    }

    /// Reads `HOST:PORT`; an IPv6 address is written `[::1]:8080`.
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        InvalidPlanException.require(
                colon > 0, "target", "'%s' is not HOST:PORT".formatted(text), "For example 127.0.0.1:8080.");
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new Address(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new InvalidPlanException(
                    "target", "'%s' has no port number".formatted(text), "For example 127.0.0.1:8080.", e);
        }
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[%s]:%d".formatted(host, port) : host + ":" + port;
    }
}
