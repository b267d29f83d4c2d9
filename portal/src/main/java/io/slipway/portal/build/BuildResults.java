package io.slipway.portal.build;

import java.util.UUID;
import org.springframework.stereotype.Component;

/// What became of builds, for workers that go on where a build ends. It asks for no right: whoever gave them the
/// build was asked.
@Component
public class BuildResults {
    private final Builds builds;

    BuildResults(Builds builds) {
        this.builds = builds;
    }

    /// The build as it is now.
    public BuildDetails of(UUID build) {
        return builds.findById(build)
                .map(Build::details)
                .orElseThrow(() -> new IllegalStateException("There is no build " + build));
    }
}
