package io.slipway.portal.comparison;

import io.slipway.registry.Caller;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Finds the payload that a revision brings along for trying it out.
@Component
class SamplePayloads {
    private final ScriptService scripts;

    SamplePayloads(ScriptService scripts) {
        this.scripts = scripts;
    }

    /// The sample file of the target's revision.
    Payload of(Caller caller, TargetSnapshot target, ModelEndpoint endpoint) {
        var sample = endpoint.sample()
                .orElseThrow(() -> new RunFailure(
                        "Could not choose a payload: %s names no sample.".formatted(target.label()),
                        "Give a payload with the comparison, or add LABEL io.slipway.sample=\"sample.json\" and that"
                                + " file to the script."));
        var file = scripts.file(
                caller,
                ScriptName.parse(target.script()),
                RevisionSelector.number(target.revision()),
                new ContextPath(sample));
        return new Payload(contentType(sample), file.content());
    }

    private static String contentType(String path) {
        var name = path.toLowerCase(Locale.ROOT);
        var suffix = name.substring(name.lastIndexOf('.') + 1);
        return switch (suffix) {
            case "json" -> "application/json";
            case "txt" -> "text/plain; charset=utf-8";
            case "csv" -> "text/csv";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            default -> "application/octet-stream";
        };
    }
}
