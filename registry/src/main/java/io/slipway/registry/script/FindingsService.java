package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.lint.DockerfileLint;
import java.util.List;
import org.springframework.stereotype.Service;

/// What a reviewer would say about the Dockerfile of a revision. Found anew each time: revisions never change, rules
/// do.
@Service
public class FindingsService {
    private final ScriptService scripts;

    FindingsService(ScriptService scripts) {
        this.scripts = scripts;
    }

    /// The findings by line, for a caller who may read the script.
    public List<Finding> of(Caller caller, ScriptName name, RevisionSelector selector) {
        return DockerfileLint.check(
                scripts.file(caller, name, selector, ContextPath.DOCKERFILE).text());
    }
}
