package io.slipway.registry.dockerfile;

import java.util.List;
import java.util.Map;

/// What a Dockerfile says, and what is wrong with it.
///
/// Directives are the parser's (`syntax`, `escape`, `check`), by name. Ports and labels are those of the last stage,
/// which becomes the image. Base images are the names after
/// FROM that are not earlier stages, each once.
public record DockerfileCheck(
        Map<String, String> directives,
        List<DockerfileInstruction> instructions,
        List<DockerfileStage> stages,
        List<String> baseImages,
        List<Integer> exposedPorts,
        Map<String, String> labels,
        List<DockerfileProblem> problems) {

    public DockerfileCheck {
        directives = Map.copyOf(directives);
        instructions = List.copyOf(instructions);
        stages = List.copyOf(stages);
        baseImages = List.copyOf(baseImages);
        exposedPorts = List.copyOf(exposedPorts);
        labels = Map.copyOf(labels);
        problems = List.copyOf(problems);
    }

    /// Reads a Dockerfile. Never fails: what cannot be understood is reported as a problem.
    public static DockerfileCheck of(String dockerfile) {
        return new DockerfileReader(new DockerfileLines(dockerfile)).read();
    }

    /// The problems that keep the Dockerfile from being saved.
    public List<DockerfileProblem> errors() {
        return problems.stream().filter(DockerfileProblem::isError).toList();
    }

    /// The problems that are only advice.
    public List<DockerfileProblem> warnings() {
        return problems.stream().filter(problem -> !problem.isError()).toList();
    }
}
