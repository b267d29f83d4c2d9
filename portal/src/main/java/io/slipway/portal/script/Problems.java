package io.slipway.portal.script;

import io.slipway.portal.shell.FileEditor;
import io.slipway.registry.dockerfile.Finding;
import java.util.List;

/// Findings as the editor shows them.
final class Problems {
    private Problems() {}

    static List<FileEditor.Problem> of(List<Finding> findings) {
        return findings.stream()
                .map(it -> FileEditor.Problem.ofLine(it.line(), it.severity().word(), it.ruleId(), it.why(), it.fix()))
                .toList();
    }
}
