package io.slipway.registry.audit;

import io.slipway.registry.InvalidException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which lines of the log are wanted. Empty texts want everything.
///
/// @param action the beginning of an action, such as `script` or `script.fork`
/// @param from the earliest moment
/// @param to the first moment that is too late
public record AuditFilter(
        String actor,
        String action,
        @Nullable AuditOutcome outcome,
        String kind,
        String name,
        @Nullable Instant from,
        @Nullable Instant to,
        String address) {
    private static final Pattern ACTION = Pattern.compile("[a-z.-]{0,60}");
    private static final int LONGEST = 600;

    /// Everything.
    public static final AuditFilter NONE = new AuditFilter("", "", null, "", "", null, null, "");

    public AuditFilter {
        actor = checked("actor", actor);
        action = checked("action", action);
        kind = checked("kind", kind);
        name = checked("name", name);
        address = checked("address", address);
        if (!ACTION.matcher(action).matches()) {
            throw new InvalidException("action", "an action begins like 'script' or 'script.fork'");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidException("to", "it is not after 'from'");
        }
    }

    /// The outcome with this name; none for an empty one.
    public static @Nullable AuditOutcome outcome(String name) {
        return name.isBlank() ? null : AuditOutcome.of(name.strip());
    }

    /// The moment that a text names: an instant, or a day (its beginning in UTC). None for an empty text.
    ///
    /// @param field for the refusal
    public static @Nullable Instant earliest(String field, String text) {
        return moment(field, text, 0);
    }

    /// The same with the end of a day, so that a day as `to` is within.
    public static @Nullable Instant latest(String field, String text) {
        return moment(field, text, 1);
    }

    private static @Nullable Instant moment(String field, String text, int days) {
        var stripped = text.strip();
        try {
            return switch (stripped.length()) {
                case 0 -> null;
                case 10 ->
                    LocalDate.parse(stripped)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
                default -> Instant.parse(stripped);
            };
        } catch (DateTimeException e) {
            throw new InvalidException(
                    field, "it is a day such as 2026-11-27, or a moment such as 2026-11-27T08:30:00Z");
        }
    }

    private static String checked(String field, String text) {
        var stripped = text.strip();
        if (stripped.length() > LONGEST || stripped.indexOf('\0') >= 0) {
            throw new InvalidException(field, "it has at most %d characters of text".formatted(LONGEST));
        }
        return stripped;
    }
}
