package io.slipway.portal.prediction;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.DeploymentTab;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.FigureTable;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Section;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/// Predictions on a container's page: the sample payload of its revision, ready to be sent.
@Service
@Order(10)
class PredictTab implements DeploymentTab {
    private static final int DAY = 24;
    private static final int LARGEST_SAMPLE = 200_000;

    private final PredictionService predictions;
    private final ContractFinder contracts;
    private final TrafficService traffic;
    private final ScriptService scripts;
    private final CurrentCaller caller;
    private final String site;

    PredictTab(
            PredictionService predictions,
            ContractFinder contracts,
            TrafficService traffic,
            ScriptService scripts,
            CurrentCaller caller,
            @Value("${slipway.url}") String site) {
        this.predictions = predictions;
        this.contracts = contracts;
        this.traffic = traffic;
        this.scripts = scripts;
        this.caller = caller;
        this.site = site.replaceAll("/+$", "");
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
        if (!predictions.mayAsk(caller.require(), deployment)) {
            var note = new Span(
                    "Only those who may launch containers of team %s ask its models.".formatted(deployment.team()));
            note.addClassName("muted");
            return Section.stack(Section.panel("Ask the model", note), traffic(deployment));
        }
        var sample = sample(deployment, endpoint == null ? null : endpoint.sample());
        var form = new PredictForm(predictions, caller, deployment, sample, site);
        var tries = new TryList(predictions, caller, deployment.id(), form::takeUp);
        form.whenAsked(tries::refresh);
        return deployment.status() == DeploymentStatus.RUNNING
                ? Section.stack(
                        form, new ContractPanel(contracts, caller, deployment.id(), form), tries, traffic(deployment))
                : Section.stack(form, tries, traffic(deployment));
    }

    private Component traffic(DeploymentDetails deployment) {
        var rows = traffic.of(caller.require(), deployment.id(), DAY).stream()
                .map(PredictTab::row)
                .toList();
        if (rows.isEmpty()) {
            var none = new Span("Nothing was asked through the stable address in the last 24 hours.");
            none.addClassName("muted");
            return Section.panel("Traffic", none);
        }
        var head = List.of("Last 24 hours", "Answered", "Refused", "Failed", "p50", "p90", "p99");
        return Section.panel("Traffic", new FigureTable("Traffic by revision", head, rows));
    }

    private static List<String> row(RevisionTraffic counted) {
        return List.of(
                "rev " + counted.revision(),
                "%,d".formatted(counted.answered()),
                "%,d".formatted(counted.refused()),
                "%,d".formatted(counted.failed()),
                latency(counted, counted.p50Micros()),
                latency(counted, counted.p90Micros()),
                latency(counted, counted.p99Micros()));
    }

    private static String latency(RevisionTraffic counted, long micros) {
        return counted.answered() == 0 ? "–" : Formats.latency(micros);
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
