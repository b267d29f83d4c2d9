package io.slipway.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/// A name of an image, `[host[:port]/]path:tag`; what it points at may change.
///
/// A reference without a tag means `:latest` and is stored so. References by digest are not accepted:
/// say [ImageId].
public record ImageReference(String value) implements ImageName {
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String HOST = "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]{1,5})?/)?";
    private static final Pattern GRAMMAR =
            Pattern.compile(HOST + PART + "(?:/" + PART + ")*(?::[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?");
    private static final int MAX_LENGTH = 255;

    public ImageReference {
        Grammar.require(value.length() <= MAX_LENGTH, "An image reference has at most 255 characters");
        Grammar.require(value, GRAMMAR, "an image reference", "[host[:port]/]path[:tag], the path in lower case");
        value = tagStart(value) < 0 ? value + ":latest" : value;
    }

    /// The name without its tag.
    public String repository() {
        return value.substring(0, tagStart(value));
    }

    /// The part after the last colon.
    public String tag() {
        return value.substring(tagStart(value) + 1);
    }

    /// The registry that it leads to, as `host` or `host:port`; empty for names that lead to the engine's default.
    public Optional<String> registry() {
        var slash = value.indexOf('/');
        var first = slash < 0 ? "" : value.substring(0, slash);
        return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost")
                ? Optional.of(first)
                : Optional.empty();
    }

    private static int tagStart(String value) {
        return value.indexOf(':', value.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
