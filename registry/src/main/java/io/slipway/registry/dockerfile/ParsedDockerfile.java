package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a Dockerfile says.
///
/// @param directives the parser's (`syntax`, `escape`, `check`), by name
/// @param globalArguments the ARGs before the first FROM, with their defaults
/// @param image what the last stage's image carries
/// @param problems what the parser found wrong; with an error among them the Dockerfile does not build
public record ParsedDockerfile(
        Map<String, String> directives,
        Map<String, Optional<String>> globalArguments,
        List<DockerfileInstruction> instructions,
        List<DockerfileStage> stages,
        ImageConfig image,
        List<Finding> problems) {
    public ParsedDockerfile {
        directives = Map.copyOf(directives);
        globalArguments = Map.copyOf(globalArguments);
        instructions = List.copyOf(instructions);
        stages = List.copyOf(stages);
        problems = List.copyOf(problems);
    }

    static ParsedDockerfile empty(List<Finding> problems) {
        return new ParsedDockerfile(Map.of(), Map.of(), List.of(), List.of(), ImageConfig.EMPTY, problems);
    }

    /// The problems that keep it from being built, and so from being saved.
    public List<Finding> errors() {
        return problems.stream().filter(Finding::isError).toList();
    }

    /// The stage that becomes the image.
    public Optional<DockerfileStage> finalStage() {
        return stages.isEmpty() ? Optional.empty() : Optional.of(stages.getLast());
    }

    /// The last stage and those it is built on, the last one first.
    public List<DockerfileStage> finalStages() {
        var chain = new ArrayList<DockerfileStage>();
        var stage = stages.isEmpty() ? null : stages.getLast();
        while (stage != null) {
            chain.add(stage);
            stage = parent(stage);
        }
        return chain;
    }

    private @Nullable DockerfileStage parent(DockerfileStage stage) {
        var index = stage.builtOn();
        return index == null ? null : stages.get(index);
    }

    /// The images after FROM that are neither earlier stages nor `scratch`, each once.
    public List<String> baseImages() {
        return stages.stream()
                .filter(DockerfileStage::hasBaseImage)
                .map(DockerfileStage::base)
                .distinct()
                .toList();
    }

    /// The TCP ports of the last stage, ascending.
    public List<Integer> exposedPorts() {
        return image.exposedPorts();
    }

    /// The labels of the last stage.
    public Map<String, String> labels() {
        return image.labels();
    }

    public Optional<HealthCheck> healthcheck() {
        return Optional.ofNullable(image.healthcheck());
    }

    public Optional<CommandForm> entrypoint() {
        return Optional.ofNullable(image.entrypoint());
    }

    public Optional<CommandForm> cmd() {
        return Optional.ofNullable(image.cmd());
    }

    /// The packages that are installed by name, of all stages, in the order of the file.
    public List<InstalledPackage> installedPackages() {
        return new PackageReader(this).read();
    }

    /// The machine learning frameworks that the final image has, as far as one can tell, the most telling first.
    public Set<String> frameworks() {
        return Frameworks.of(this, List.of());
    }

    /// The same with the packages that a requirements file of pip's names.
    public Set<String> frameworks(String requirements) {
        return Frameworks.of(this, PackageReader.required(requirements));
    }

    /// The framework that the model most probably is written with, such as `pytorch`.
    public Optional<String> guessedFramework() {
        return frameworks().stream().findFirst();
    }
}
