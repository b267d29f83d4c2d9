package io.slipway.portal.build;

import io.slipway.registry.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What went into a build, what its image consists of, and how it compares with the build it repeats; for whoever may
/// see the build.
@Service
@Transactional(readOnly = true)
public class BuildProvenance {
    private final BuildService service;
    private final Builds builds;
    private final BuildRecords records;

    BuildProvenance(BuildService service, Builds builds, BuildRecords records) {
        this.service = service;
        this.builds = builds;
        this.records = records;
    }

    /// The steps of the image's history, the oldest first; none when there is no image, or it is older than this.
    public List<BuildLayer> layers(Caller caller, UUID build) {
        service.find(caller, build);
        return records.layers(build);
    }

    /// The images that the Dockerfile begins from.
    public List<BuildBase> bases(Caller caller, UUID build) {
        service.find(caller, build);
        return records.bases(build);
    }

    /// All of it, for one page.
    public Provenance of(Caller caller, UUID build) {
        var found = service.find(caller, build);
        return new Provenance(
                records.bases(build),
                records.layers(build),
                builds.findLater(build).stream().map(Build::details).toList(),
                compare(found).orElse(null));
    }

    /// How a rebuild that succeeded compares with the build it repeats; empty for any other build.
    public Optional<BuildComparison> comparison(Caller caller, UUID build) {
        return compare(service.find(caller, build));
    }

    private Optional<BuildComparison> compare(BuildDetails now) {
        var former = now.former();
        var image = now.image();
        if (former == null || former.relation() != FormerBuild.Relation.REBUILD || image == null) {
            return Optional.empty();
        }
        return builds.findById(former.id()).map(Build::details).map(old -> {
            var before = old.image();
            return before == null
                    ? BuildComparison.unknown(former, "The build it repeats has no image.")
                    : BuildComparison.of(former, result(old.id(), before), result(now.id(), image));
        });
    }

    private BuildComparison.Result result(UUID build, BuiltImage image) {
        return new BuildComparison.Result(image.id().value(), records.layers(build));
    }
}
