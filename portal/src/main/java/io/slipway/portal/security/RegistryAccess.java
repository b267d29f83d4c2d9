package io.slipway.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a client of the registry wants, printed as clients write it: `repository:vision/digits:pull,push`.
record RegistryAccess(String resource, Set<String> actions) {
    private static final Pattern GRAMMAR =
            Pattern.compile("((?:repository|registry):[a-z0-9._/-]{1,255}):([a-z*,]{1,40})");
    private static final Pattern PATH = Pattern.compile("/v2/([^/]+/[^/]+)/(manifests|blobs|tags|referrers)(/.*)");

    RegistryAccess {
        actions = Set.copyOf(actions);
    }

    /// Empty for what no client writes.
    static Optional<RegistryAccess> parse(String text) {
        var parts = GRAMMAR.matcher(text);
        return parts.matches()
                ? Optional.of(new RegistryAccess(
                        parts.group(1),
                        Arrays.stream(parts.group(2).split(","))
                                .filter(action -> !action.isEmpty())
                                .collect(Collectors.toUnmodifiableSet())))
                : Optional.empty();
    }

    /// What a request needs; nothing for the address that only tells that there is a registry.
    static List<RegistryAccess> neededBy(HttpServletRequest request) {
        var needed = new ArrayList<RegistryAccess>();
        var path = request.getRequestURI();
        if (path.equals("/v2/_catalog")) {
            needed.add(new RegistryAccess("registry:catalog", Set.of("*")));
        }
        var parts = PATH.matcher(path);
        if (parts.matches()) {
            var upload = parts.group(2).equals("blobs") && parts.group(3).startsWith("/uploads");
            needed.add(new RegistryAccess("repository:" + parts.group(1), actions(request.getMethod(), upload)));
            var from = upload ? request.getParameter("from") : null;
            if (from != null) {
                parse("repository:" + from + ":pull").ifPresent(needed::add);
            }
        }
        return needed;
    }

    boolean covers(RegistryAccess wanted) {
        return resource.equals(wanted.resource) && (actions.contains("*") || actions.containsAll(wanted.actions));
    }

    private static Set<String> actions(String method, boolean upload) {
        return switch (method) {
            case "GET", "HEAD" -> upload ? Set.of("pull", "push") : Set.of("pull");
            case "DELETE" -> upload ? Set.of("pull", "push") : Set.of("delete");
            default -> Set.of("pull", "push");
        };
    }

    @Override
    public String toString() {
        return resource + ":" + String.join(",", new TreeSet<>(actions));
    }
}
