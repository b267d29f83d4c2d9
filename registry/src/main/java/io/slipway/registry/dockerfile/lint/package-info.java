/// What a good reviewer would say about a Dockerfile, rule by rule.
///
/// Start at [DockerfileLint]; every rule is in [LintRule].
@NamedInterface("dockerfile-lint")
@NullMarked
package io.slipway.registry.dockerfile.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
