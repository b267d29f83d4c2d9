/// What differs between two states of a script's files, and what came of the difference.
///
/// Start at [DiffService] for two revisions; [FileDiffs] compares any two lists of files.
@NamedInterface("diff")
@NullMarked
package io.slipway.registry.diff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
