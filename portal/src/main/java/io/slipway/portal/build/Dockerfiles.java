package io.slipway.portal.build;

import io.slipway.registry.Caller;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptService;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/// What builds build, for those that look into it: read with the rights of whoever ordered the build.
@Component
class Dockerfiles {
    private static final ContextPath PATH = new ContextPath("Dockerfile");

    private final ScriptService scripts;

    Dockerfiles(ScriptService scripts) {
        this.scripts = scripts;
    }

    /// The text as the revision has it. Nobody finds it who may not read the script any more.
    String of(BuildJob job) {
        var target = job.target();
        var revision = RevisionSelector.number(target.revision());
        var file = scripts.file(Caller.ordered(job.requestedBy()), target.script(), revision, PATH);
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
