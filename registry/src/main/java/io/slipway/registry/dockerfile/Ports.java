package io.slipway.registry.dockerfile;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One word of EXPOSE: a port or a range, and a protocol.
record Ports(int first, int last, String protocol) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/(tcp|udp|sctp))?");
    private static final int MAX = 65_535;

    static Optional<Ports> of(String word) {
        var ports = WRITTEN.matcher(word.toLowerCase(Locale.ROOT));
        if (!ports.matches()) {
            return Optional.empty();
        }
        var first = Integer.parseInt(ports.group(1));
        var last = ports.group(2) == null ? first : Integer.parseInt(ports.group(2));
        var protocol = ports.group(3) == null ? "tcp" : ports.group(3);
        return first < 1 || last < first || last > MAX
                ? Optional.empty()
                : Optional.of(new Ports(first, last, protocol));
    }

    /// Only TCP: predictions come by HTTP.
    void addTo(BitSet ports) {
        if (protocol.equals("tcp")) {
            ports.set(first, last + 1);
        }
    }
}
