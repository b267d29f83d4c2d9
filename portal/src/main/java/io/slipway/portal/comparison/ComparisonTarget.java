package io.slipway.portal.comparison;

import io.slipway.registry.script.ScriptName;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A target as stored with its comparison: names, not references, so that a report outlives what it measured.
@Embeddable
class ComparisonTarget {
    private String label;
    private String script;
    private int revision;

    @Column(name = "deployment_id")
    private @Nullable UUID deployment;

    private @Nullable String image;

    @Column(name = "size_bytes")
    private @Nullable Long sizeBytes;

    private boolean gone;

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected ComparisonTarget() {}

    private ComparisonTarget(String label, String script, int revision, @Nullable UUID deployment) {
        this.label = label;
        this.script = script;
        this.revision = revision;
        this.deployment = deployment;
    }

    static ComparisonTarget ofRevision(String label, String script, int revision) {
        return new ComparisonTarget(label, script, revision, null);
    }

    static ComparisonTarget ofDeployment(String label, String script, int revision, UUID deployment) {
        return new ComparisonTarget(label, script, revision, deployment);
    }

    /// Takes the name that the script has now.
    void named(UnaryOperator<ScriptName> now) {
        script = now.apply(ScriptName.parse(script)).toString();
    }

    void measuredAs(String digest, long size) {
        this.image = digest;
        this.sizeBytes = size;
    }

    TargetSnapshot snapshot() {
        return new TargetSnapshot(label, script, revision, deployment, image, sizeBytes, gone);
    }
}
