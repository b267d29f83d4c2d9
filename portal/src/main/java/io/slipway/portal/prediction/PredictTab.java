package io.slipway.portal.prediction;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentTab;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Empty;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptService;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/// Predictions on a container's page: the sample payload of its revision, ready to be sent.
@Service
@Order(10)
class PredictTab implements DeploymentTab {
    private static final int LARGEST_SAMPLE = 200_000;

    private final PredictionService predictions;
    private final ScriptService scripts;
    private final CurrentCaller caller;

    PredictTab(PredictionService predictions, ScriptService scripts, CurrentCaller caller) {
        this.predictions = predictions;
        this.scripts = scripts;
        this.caller = caller;
    }

    @Override
    public String word() {
        return "predict";
    }

    @Override
    public String label() {
        return "Predict";
    }

    @Override
    public Component content(DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        if (endpoint != null && endpoint.predictPath() == null) {
            return new Empty(
                    VaadinIcon.QUESTION_CIRCLE,
                    "This image names no path for predictions. Add LABEL io.slipway.predict=\"/predict\" to the"
                            + " Dockerfile and launch the new revision.");
        }
        return new PredictForm(
                predictions, caller, deployment, sample(deployment, endpoint == null ? null : endpoint.sample()));
    }

    private String sample(DeploymentDetails deployment, @Nullable String path) {
        if (path == null) {
            return "";
        }
        try {
            var selector = RevisionSelector.number(deployment.revision());
            var text = scripts.file(caller.require(), deployment.script(), selector, ContextPath.of(path))
                    .text();
            return text.length() > LARGEST_SAMPLE ? "" : text.strip();
        } catch (SlipwayException _) {
            return ""; // the label names a file that the revision does not have
        }
    }
}
