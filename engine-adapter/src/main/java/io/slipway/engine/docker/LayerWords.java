package io.slipway.engine.docker;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what builders write into an image's history back into the instruction, step by step from the oldest.
///
/// BuildKit writes `RUN |1 A=1 /bin/sh -c make # buildkit`, the classic builder `|1 A=1 /bin/sh -c make` and
/// `/bin/sh -c #(nop)  ENV B=2`. Which shell that is, only an earlier `SHELL` tells.
final class LayerWords {
    private static final Set<String> KEYWORDS = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");
    private static final Pattern NO_COMMAND = Pattern.compile("^\\S+(?: \\S+){0,4} #\\(nop\\) +");
    private static final Pattern BUILDKIT = Pattern.compile(" # buildkit$");
    private static final Pattern ARGUMENTS = Pattern.compile("^\\|(\\d{1,4}) ");
    private static final Pattern DIGEST = Pattern.compile("((?:file|dir|multi):[0-9a-f]{12})[0-9a-f]{52}");
    private static final Pattern PORTS = Pattern.compile("^map\\[(.*)]$");
    private static final Pattern HEALTH = Pattern.compile("^&\\{\\[\"(\\S+)\" ?(.*?)] \"[^\"]*\" .*}$");

    private String shell = "/bin/sh -c";
    private Arguments arguments = new Arguments("", 0);

    /// The build arguments that a command was run with, as they are written before it.
    private record Arguments(String text, int count) {}

    /// The instruction, on one line.
    String plain(String createdBy) {
        var oneLine = createdBy.strip().replaceAll("\\s+", " ");
        var written = BUILDKIT.matcher(oneLine).replaceFirst("");
        var nop = NO_COMMAND.matcher(written);
        if (nop.find()) {
            return tidy(written.substring(nop.end()));
        }
        if (written.startsWith("RUN ")) {
            return "RUN " + command(written.substring("RUN ".length()));
        }
        return written.startsWith("|") || written.startsWith(shell + " ") ? "RUN " + command(written) : tidy(written);
    }

    private String command(String written) {
        var arguments = ARGUMENTS.matcher(written);
        var rest = arguments.find()
                ? withoutArguments(written.substring(arguments.end()), Integer.parseInt(arguments.group(1)))
                : written;
        return rest.startsWith(shell + " ") ? rest.substring(shell.length() + 1) : rest;
    }

    // Values may hold blanks. The shell ends the last of them. A command without a shell is taken to begin after the
    // arguments that an earlier one had, and after one word for each that is new.
    private String withoutArguments(String written, int count) {
        var command = written.indexOf(shell + " ");
        if (command >= 0) {
            arguments = new Arguments(written.substring(0, command), count);
            return written.substring(command);
        }
        var known = written.startsWith(arguments.text()) && arguments.count() <= count;
        var rest = known ? written.substring(arguments.text().length()) : written;
        for (int left = known ? count - arguments.count() : count; left > 0 && rest.contains(" "); left--) {
            rest = rest.substring(rest.indexOf(' ') + 1);
        }
        return rest;
    }

    private String tidy(String instruction) {
        var parts = instruction.split(" ", 2);
        var keyword = parts[0].toUpperCase(Locale.ROOT);
        if (parts.length < 2 || !KEYWORDS.contains(keyword)) {
            return instruction;
        }
        var rest = parts[1].strip();
        return keyword
                + " "
                + switch (keyword) {
                    case "ADD", "COPY" -> DIGEST.matcher(rest).replaceAll("$1");
                    case "CMD", "ENTRYPOINT" -> rest.startsWith("[") ? rest.replace("\" \"", "\", \"") : rest;
                    case "EXPOSE" -> PORTS.matcher(rest).replaceFirst("$1").replace(":{}", "");
                    case "HEALTHCHECK" -> health(rest);
                    case "SHELL" -> shell(rest);
                    case "VOLUME" -> PORTS.matcher("map" + rest).replaceFirst("$1");
                    default -> rest;
                };
    }

    private String shell(String list) {
        shell = PORTS.matcher("map" + list).replaceFirst("$1");
        return list;
    }

    private static String health(String written) {
        var found = HEALTH.matcher(written);
        if (!found.matches()) {
            return written;
        }
        return switch (found.group(1)) {
            case "NONE" -> "NONE";
            case "CMD-SHELL" -> "CMD " + unquoted(found);
            default -> "CMD [" + found.group(2).replace("\" \"", "\", \"") + "]";
        };
    }

    private static String unquoted(Matcher found) {
        var words = found.group(2);
        return words.length() > 1 ? words.substring(1, words.length() - 1).replace("\\\"", "\"") : words;
    }
}
