package io.slipway.portal.diff;

import com.vaadin.flow.router.Location;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Links;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What the address of the page says: the two revisions, and how their difference is shown.
///
/// @param from `team/name:3`, or empty
/// @param to the same
/// @param path of the only file to show, or empty for all
record DiffAddress(String from, String to, DiffLayout layout, boolean ignoresWhitespace, String path) {
    static DiffAddress of(Location location) {
        return new DiffAddress(
                AddressBar.parameter(location, "from"),
                AddressBar.parameter(location, "to"),
                DiffLayout.of(AddressBar.parameter(location, "view")),
                AddressBar.parameter(location, "whitespace").equals("ignore"),
                AddressBar.parameter(location, "path"));
    }

    boolean isComplete() {
        return !from.isEmpty() && !to.isEmpty();
    }

    DiffAddress between(String one, String other) {
        return new DiffAddress(one, other, layout, ignoresWhitespace, "");
    }

    DiffAddress laidOut(DiffLayout how) {
        return new DiffAddress(from, to, how, ignoresWhitespace, path);
    }

    DiffAddress ignoringWhitespace(boolean ignore) {
        return new DiffAddress(from, to, layout, ignore, path);
    }

    DiffAddress only(String file) {
        return new DiffAddress(from, to, layout, ignoresWhitespace, file);
    }

    String patch() {
        return "api/v1/diffs.patch?from=%s&to=%s".formatted(from, to);
    }

    @Override
    public String toString() {
        var address = new StringBuilder(Links.diffs());
        add(address, "from", from);
        add(address, "to", to);
        add(address, "view", layout.word());
        add(address, "whitespace", ignoresWhitespace ? "ignore" : "");
        add(address, "path", URLEncoder.encode(path, StandardCharsets.UTF_8));
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(value);
        }
    }
}
