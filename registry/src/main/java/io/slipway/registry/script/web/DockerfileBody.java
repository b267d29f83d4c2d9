package io.slipway.registry.script.web;

import io.slipway.registry.dockerfile.DockerfileStage;
import io.slipway.registry.dockerfile.InstalledPackage;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import io.slipway.registry.dockerfile.lint.DockerfileLint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a Dockerfile says, and what a reviewer would say about it.
record DockerfileBody(List<StageBody> stages, FactsBody facts, List<FindingBody> findings) {
    static DockerfileBody of(ParsedDockerfile file) {
        return new DockerfileBody(
                file.stages().stream().map(StageBody::of).toList(),
                FactsBody.of(file),
                DockerfileLint.check(file).stream().map(FindingBody::of).toList());
    }

    /// A stage; `builtOn` is the index of the earlier stage that `base` names.
    record StageBody(
            int index,
            @Nullable String name,
            String base,
            @Nullable Integer builtOn,
            @Nullable String platform,
            int line) {
        static StageBody of(DockerfileStage stage) {
            return new StageBody(
                    stage.index(), stage.name(), stage.base(), stage.builtOn(), stage.platform(), stage.line());
        }
    }

    /// What the final image carries.
    record FactsBody(
            List<String> baseImages,
            List<Integer> ports,
            Map<String, String> labels,
            @Nullable String user,
            @Nullable String workdir,
            boolean healthcheck,
            List<PackageBody> packages,
            @Nullable String framework) {
        static FactsBody of(ParsedDockerfile file) {
            return new FactsBody(
                    file.baseImages(),
                    file.exposedPorts(),
                    new TreeMap<>(file.labels()),
                    file.image().user(),
                    file.image().workdir(),
                    file.healthcheck().isPresent(),
                    file.installedPackages().stream().map(PackageBody::of).toList(),
                    file.guessedFramework().orElse(null));
        }
    }

    /// An installed package; the version is as it is written, with its operator.
    record PackageBody(
            String manager, String name, @Nullable String version, int line) {
        static PackageBody of(InstalledPackage installed) {
            return new PackageBody(installed.manager().word(), installed.name(), installed.version(), installed.line());
        }
    }
}
