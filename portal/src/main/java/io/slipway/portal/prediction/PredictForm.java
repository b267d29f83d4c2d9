package io.slipway.portal.prediction;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Background;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Command;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Section;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Sends one payload to a model and shows its answer with the time it took.
class PredictForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 100_000;

    private final transient PredictionService predictions;
    private final CurrentCaller caller;
    private final transient DeploymentDetails deployment;
    private final String site;
    private final TextField contentType = new TextField("Content type");
    private final TextArea payload = new TextArea("Payload");
    private final Button ask = new Button("Predict");
    private final Div answer = Section.div("answer");
    private transient Runnable asked = () -> {};

    /// @param site the portal's own address
    PredictForm(
            PredictionService predictions,
            CurrentCaller caller,
            DeploymentDetails deployment,
            String sample,
            String site) {
        this.predictions = predictions;
        this.caller = caller;
        this.deployment = deployment;
        this.site = site;
        addClassName("halves");
        contentType.setValue("application/json");
        contentType.setMaxLength(255);
        payload.setValue(sample);
        payload.setWidthFull();
        payload.setMinRows(8);
        payload.setMaxRows(20);
        payload.addClassName("mono-field");
        payload.setHelperText(sample.isEmpty() ? "" : "The sample that the revision brings along");
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.addClickListener(_ -> ask());
        answer.getElement().setAttribute("aria-live", "polite");
        var hint = new Span("The answer appears here.");
        hint.addClassName("muted");
        answer.add(hint);
        add(
                Section.panel("Ask the model", payload, contentType, Section.row(ask)),
                Section.stack(Section.panel("Answer", answer), curl()));
    }

    /// Runs this in the page when something was asked, whatever came of it.
    void whenAsked(Runnable action) {
        asked = action;
    }

    /// Offers this payload.
    void offer(String type, String text, String about) {
        contentType.setValue(type);
        payload.setValue(text);
        payload.setHelperText(about);
    }

    /// Shows an earlier try as it was, ready to be asked again.
    void takeUp(PredictionTry tried) {
        if (tried.payload() == null) {
            payload.setHelperText("That payload was no text, or too large to be kept");
        } else {
            offer(tried.contentType(), tried.payload(), "As %s asked it".formatted(tried.askedBy()));
        }
        answer.removeAll();
        if (tried.status() == null || tried.durationMicros() == null) {
            answer.add(Callout.failed("No prediction", tried.failure() == null ? "" : tried.failure()));
            return;
        }
        var body = tried.answer() == null ? "It was no text." : tried.answer();
        answer.add(Section.row(TryList.status(tried.status()), time(tried.durationMicros())), text(pretty(body)));
    }

    private Section curl() {
        var line = "curl -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \\\n"
                + "  --data @payload.json \\\n  %s/predict/%s/%s".formatted(site, deployment.team(), deployment.name());
        var note = new Span("This address stays, whichever container or revision answers.");
        note.addClassName("muted");
        var panel = Section.panel("From a program", new Command(line, "Copy the command"), note);
        var endpoint = deployment.endpoint();
        if (endpoint != null && endpoint.url() != null && endpoint.predictPath() != null) {
            panel.add(new Command(
                    "curl -H \"Content-Type: application/json\" --data @payload.json %s%s"
                            .formatted(endpoint.url(), endpoint.predictPath()),
                    "Copy the command for the engine's own host"));
        }
        return panel;
    }

    private void ask() {
        var asking = caller.require();
        var question = Attempt.of(
                () -> Payload.of(contentType.getValue(), payload.getValue().getBytes(StandardCharsets.UTF_8)));
        if (question.isEmpty()) {
            return;
        }
        ask.setEnabled(false);
        ask.setText("Asking …");
        Background.run(
                this, () -> predictions.predict(asking, deployment.id(), question.get()), this::show, this::explain);
    }

    private void show(Prediction prediction) {
        ready();
        answer.add(
                Section.row(
                        TryList.status(prediction.status()),
                        time(prediction.duration().toNanos() / 1_000d),
                        type(prediction)),
                text(pretty(prediction)));
    }

    private void explain(RuntimeException failure) {
        ready();
        answer.add(Callout.failed("No prediction", Attempt.reason(failure)));
        if (failure instanceof PredictionFailure.Refused refused) {
            answer.add(
                    Section.row(TryList.status(refused.answer().status()), type(refused.answer())),
                    text(pretty(refused.answer())));
        }
    }

    private void ready() {
        ask.setEnabled(true);
        ask.setText("Predict");
        answer.removeAll();
        asked.run();
    }

    private static Span time(double micros) {
        var time = new Span(Formats.latency(micros));
        time.addClassName("value");
        return time;
    }

    private static Span type(Prediction prediction) {
        var type = new Span(prediction.contentType());
        type.addClassName("muted");
        return type;
    }

    private static Pre text(String body) {
        var text = new Pre(body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body);
        text.addClassName("file-text");
        text.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "Answer of the model");
        return text;
    }

    private static String pretty(Prediction prediction) {
        return prediction.base64() || !prediction.contentType().contains("json")
                ? prediction.body()
                : pretty(prediction.body());
    }

    private static String pretty(String body) {
        if (body.length() > SHOWN) {
            return body;
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
        } catch (JacksonException _) {
            return body; // says it is JSON and is not
        }
    }
}
