/// Tokens for programs: personal ones, and those of teams' robots.
///
/// Start at [TokenService]. A token's secret is shown once and kept as a hash only.
@NamedInterface("token")
@NullMarked
package io.slipway.registry.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
