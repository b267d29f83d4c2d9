package io.slipway.portal.comparison;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.ScriptChooser;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.team.TeamSummary;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for a comparison: what is compared, with which payload, how thoroughly.
@Route("comparisons/new")
@PageTitle("New comparison · Slipway")
@PermitAll
class NewComparisonView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final int VISIT_MILLIS = 100;
    private static final int CONTROLS = 2;
    private static final int PREPARATION_SECONDS = 40;

    private final transient ComparisonOffer offer;
    private final Select<TeamSummary> team = new Select<>();
    private final TextField name = new TextField("Name");
    private final TargetList targets = new TargetList(this::targetsChanged);
    private final ScriptChooser script;
    private final Select<RevisionSummary> revision = new Select<>();
    private final Select<TargetChoice> running = new Select<>();
    private final RadioButtonGroup<Preset> preset = new RadioButtonGroup<>("How thoroughly");
    private final NumberField threshold = new NumberField("Differences matter from (%)");
    private final RadioButtonGroup<Boolean> ownPayload = new RadioButtonGroup<>();
    private final TextField contentType = new TextField("Content type");
    private final TextArea payload = new TextArea("Body");
    private final Button start = new Button("Start the comparison", _ -> start());

    NewComparisonView(ComparisonOffer offer) {
        this.offer = offer;
        this.script = offer.chooser();
        arrangeTargets();
        arrangeTeam();
        arrangeMeasurement();
        arrangePayload();
        start.addThemeVariants(ButtonVariant.PRIMARY);
        var trail = new Trail().to("Comparisons", Links.comparisons()).here("New comparison");
        add(
                new PageHead("New comparison")
                        .sub("Every target gets fresh containers with the same limits and the same payload, and they"
                                + " are asked in turns; controls tell how much the machine itself varies.")
                        .trail(trail),
                Section.columns(
                        Section.stack(Section.panel("Targets", targets, addRevision(), addRunning()), payloadPanel()),
                        Section.stack(
                                Section.panel("Measurement", team, name, preset, threshold), Section.row(start))));
        targetsChanged();
    }

    private Div addRevision() {
        var add = new Button("Add");
        add.setAriaLabel("Add the revision");
        add.addClickListener(_ -> {
            if (script.getValue() != null && revision.getValue() != null) {
                targets.choose(TargetChoice.revision(
                        script.getValue(), revision.getValue().number()));
                script.clear();
            }
        });
        return Section.div("filters", script, revision, add);
    }

    private Div addRunning() {
        return Section.div("filters", running);
    }

    private void arrangeTargets() {
        script.addClassName("search");
        revision.setLabel("Revision");
        revision.setItemLabelGenerator(choice -> "rev " + choice.number());
        script.addValueChangeListener(event -> {
            var revisions = event.getValue() == null ? List.<RevisionSummary>of() : offer.revisions(event.getValue());
            revision.setItems(revisions);
            if (!revisions.isEmpty()) {
                revision.setValue(revisions.getFirst());
            }
        });
        running.setLabel("Or a container that runs already");
        running.setPlaceholder("Choose one");
        running.setItemLabelGenerator(choice -> choice == null ? "" : choice.label());
        running.addClassName("search");
        running.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                targets.choose(event.getValue());
                running.clear();
            }
        });
    }

    private void arrangeTeam() {
        var mine = offer.teams();
        team.setLabel("For team");
        team.setWidthFull();
        team.setItems(mine);
        team.setItemLabelGenerator(TeamSummary::title);
        team.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                var models = offer.running(event.getValue().name());
                running.setItems(models);
                running.setVisible(!models.isEmpty());
            }
        });
        running.setVisible(false);
        if (mine.isEmpty()) {
            start.setEnabled(false);
            team.setHelperText("You may compare in no team yet. Ask an owner to make you a developer.");
        } else {
            team.setValue(mine.getFirst());
        }
    }

    private void arrangeMeasurement() {
        name.setWidthFull();
        name.setMaxLength(120);
        name.setPlaceholder("Made from the targets");
        preset.setItems(Preset.values());
        preset.setValue(Preset.STANDARD);
        preset.addClassName("below-each-other");
        threshold.setValue(ComparisonRequest.DEFAULT_THRESHOLD * 100);
        threshold.setMin(0);
        threshold.setMax(100);
        threshold.setWidthFull();
        threshold.setHelperText("Smaller ones are called no meaningful difference");
    }

    private void arrangePayload() {
        ownPayload.setAriaLabel("Payload");
        ownPayload.setItems(false, true);
        ownPayload.setItemLabelGenerator(own -> own ? "My own" : "The sample that the baseline brings along");
        ownPayload.setValue(false);
        ownPayload.addValueChangeListener(event -> showPayload(event.getValue()));
        contentType.setValue("application/json");
        contentType.setWidthFull();
        payload.setWidthFull();
        payload.setMinRows(6);
        payload.setMaxRows(16);
        payload.addClassName("mono-field");
        showPayload(false);
    }

    private Section payloadPanel() {
        return Section.panel("Payload", ownPayload, contentType, payload);
    }

    private void showPayload(boolean own) {
        contentType.setVisible(own);
        payload.setVisible(own);
    }

    private void targetsChanged() {
        var count = targets.chosen().size();
        preset.setItemLabelGenerator(choice -> "%s · %d rounds · about %s"
                .formatted(choice.word(), choice.rounds(), minutes(expected(choice, Math.max(2, count)))));
    }

    private static Duration expected(Preset choice, int targets) {
        return Duration.ofSeconds(choice.visitSeconds(targets + CONTROLS, VISIT_MILLIS) + PREPARATION_SECONDS);
    }

    private static String minutes(Duration duration) {
        return Math.max(1, Math.round(duration.toSeconds() / 60d)) + " min";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getParameters("target")
                .forEach(wanted -> Attempt.of(() -> offer.named(wanted)).ifPresent(this::begin));
    }

    private void begin(TargetChoice choice) {
        targets.choose(choice);
        team.getListDataView()
                .getItems()
                .filter(mine -> mine.name().equals(choice.team()))
                .findFirst()
                .ifPresent(team::setValue);
    }

    private void start() {
        Attempt.of(
                        Map.of("name", name, "threshold", threshold, "payload.body", payload),
                        () -> offer.request(request()))
                .ifPresent(comparison -> UI.getCurrent().navigate(Links.comparison(comparison.id())));
    }

    private ComparisonRequest request() {
        var share = threshold.getValue();
        if (share == null) {
            throw new InvalidException("threshold", "give a number of percent, such as 3");
        }
        @Nullable Payload own = ownPayload.getValue() ? Payload.text(contentType.getValue(), payload.getValue()) : null;
        return new ComparisonRequest(
                team.getValue().name(),
                name.getValue(),
                targets.chosen().stream().map(TargetChoice::request).toList(),
                preset.getValue(),
                null,
                share / 100,
                own);
    }
}
