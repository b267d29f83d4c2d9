package io.slipway.registry.script;

import java.util.List;

/// Asked before a script is deleted. Whoever runs something of a script implements it as a bean and answers
/// with what stands against the deletion, for people: `container vision/digits-1 is running`.
@FunctionalInterface
public interface ScriptInUse {
    List<String> usesOf(ScriptName script);
}
