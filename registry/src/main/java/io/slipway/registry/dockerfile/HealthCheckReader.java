package io.slipway.registry.dockerfile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads HEALTHCHECK: `NONE`, or options and `CMD` with a command.
final class HealthCheckReader {
    private static final Pattern DURATION =
            Pattern.compile("\\+?(?:[0-9]{1,12}(?:\\.[0-9]{0,9})?(?:ns|us|µs|ms|s|m|h)){1,6}+|0");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final DockerfileInstruction instruction;
    private final Problems problems;

    HealthCheckReader(DockerfileInstruction instruction, Problems problems) {
        this.instruction = instruction;
        this.problems = problems;
    }

    @Nullable
    HealthCheck read(StageState stage) {
        var arguments = instruction.arguments();
        var type = firstWord(arguments).toUpperCase(Locale.ROOT);
        var rest = arguments.substring(firstWord(arguments).length()).strip();
        if (type.equals("NONE") && rest.isEmpty()) {
            return new HealthCheck.None();
        }
        if (!type.equals("CMD") || rest.isEmpty()) {
            invalid("HEALTHCHECK takes NONE, or options and CMD with a command");
            return stage.healthcheck;
        }
        var options = new LinkedHashMap<String, String>();
        for (var flag : instruction.flags()) {
            check(flag);
            options.put(flag.name(), flag.value());
        }
        return new HealthCheck.Test(command(rest), options);
    }

    private static CommandForm command(String text) {
        return JsonForm.of(text) instanceof JsonForm.Strings strings
                ? new CommandForm.Exec(strings.values())
                : new CommandForm.Shell(text);
    }

    private void check(InstructionFlag flag) {
        var isCount = flag.name().equals("retries");
        var form = isCount ? COUNT : DURATION;
        if (!flag.value().contains("$") && !form.matcher(flag.value()).matches()) {
            invalid("--%s=%s is %s"
                    .formatted(
                            flag.name(),
                            InstructionRules.shortened(flag.value()),
                            isCount ? "not a number" : "not a time, such as 30s or 1m30s"));
        }
    }

    private void invalid(String why) {
        problems.error(
                "invalid-healthcheck",
                instruction.line(),
                why,
                "Write, for example, HEALTHCHECK --interval=10s CMD [\"/app/healthy\"].");
    }

    private static String firstWord(String text) {
        var end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
