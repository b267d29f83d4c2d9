package io.slipway.benchmarks.plan;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One thing that answers predictions, with the addresses of its instances.
///
/// @param id short and unique in the plan; results refer to it
/// @param label what people read
/// @param instances containers of the same image; visits go to them in turn
/// @param path where predictions are posted
/// @param metadata facts about it that travel into the report; see [TargetFacts] for the names that mean something
public record Target(
        String id, String label, Role role, List<Address> instances, String path, Map<String, String> metadata) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern PATH = Pattern.compile("/[!-~]{0,2000}");

    public Target {
        InvalidPlanException.require(
                ID.matcher(id).matches(),
                "targets.id",
                "'%s' is not an id".formatted(id),
                "Use up to 63 letters, digits, dots, dashes.");
        InvalidPlanException.require(
                !label.isBlank() && label.length() <= 200,
                "targets.label",
                "it is blank or too long",
                "Give it a name.");
        InvalidPlanException.require(
                PATH.matcher(path).matches(),
                "targets.path",
                "'%s' is not an HTTP path".formatted(path),
                "Begin with a slash and use neither spaces nor control characters.");
        InvalidPlanException.require(
                !instances.isEmpty(), "targets.instances", "the list is empty", "Name at least one host and port.");
        instances = List.copyOf(instances);
        metadata = Ordered.copyOf(metadata);
    }

    /// A target with one instance and no facts about it.
    public static Target of(String id, Role role, Address address, String path) {
        return new Target(id, id, role, List.of(address), path, Map.of());
    }

    /// What a target is measured for.
    public enum Role {
        /// people want to know about it
        TARGET,
        /// answers without a model: what client and network cost
        CONTROL_NOOP,
        /// another instance of the baseline (A′): what two equal things differ by
        CONTROL_REPEAT
    }
}
