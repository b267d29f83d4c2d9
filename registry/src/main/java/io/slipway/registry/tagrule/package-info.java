/// What a team demands of the tags of its scripts: which never move, and which findings keep a tag away.
///
/// Start at [TagRules] for the rules and at [TagRuleService] for who may change them. The tags themselves are in
/// `io.slipway.registry.script`.
@NamedInterface("tagrule")
@NullMarked
package io.slipway.registry.tagrule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
