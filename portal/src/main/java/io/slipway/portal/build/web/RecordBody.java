package io.slipway.portal.build.web;

import io.slipway.portal.build.BuildBase;
import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What went into a build, as REST shows it.
///
/// @param contextDigest of the revision: the Dockerfile and all files beside it
/// @param environment null for a build that has not begun, or from before this was written down
record RecordBody(
        String script,
        int revision,
        String contextDigest,
        List<BuildBase> baseImages,
        Map<String, String> args,
        Set<String> secrets,
        boolean noCache,
        @Nullable BuildEnvironment environment) {
    static RecordBody of(BuildDetails build, List<BuildBase> bases) {
        return new RecordBody(
                build.script().toString(),
                build.revision(),
                build.digest(),
                bases,
                build.args(),
                build.secrets(),
                build.noCache(),
                build.environment());
    }
}
