package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.deployment.LaunchableImages.LaunchableImage;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.ScriptChooser;
import io.slipway.portal.shell.Section;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Launches a revision: what, for which team, under which name and limits. Everything not asked here is hardened.
class LaunchDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final long MIB = 1L << 20;

    private final transient LaunchDialogs offer;
    private final ScriptChooser script;
    private final Select<RevisionSummary> revision = new Select<>();
    private final Select<TeamSummary> team = new Select<>();
    private final TextField name = new TextField("Name");
    private final NumberField cpus = new NumberField("CPUs");
    private final IntegerField memory = new IntegerField("Memory (MiB)");
    private final IntegerField replicas = new IntegerField("Replicas");
    private final TextArea env = new TextArea("Environment");
    private final Select<DeploymentDetails> uses = new Select<>();
    private transient @Nullable LaunchableImage image;
    private final Details more;
    private int pids = LaunchLimits.STANDARD.pids();
    private @Nullable UUID origin;

    LaunchDialog(LaunchDialogs offer) {
        this.offer = offer;
        this.script = offer.chooser();
        setHeaderTitle("Launch a container");
        setWidth("min(600px, 94vw)");
        arrangeSource();
        arrangeTeam();
        arrangeLimits();
        more = new Details("Environment and other deployments", form(env, uses));
        var limits = form(cpus, memory, replicas);
        limits.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 3));
        add(Section.stack(form(script, revision, team, name), limits, more));
        var launch = new Button("Launch", _ -> launch());
        launch.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), launch);
    }

    private static FormLayout form(Component... fields) {
        var form = new FormLayout(fields);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        return form;
    }

    private void arrangeSource() {
        script.setRequiredIndicatorVisible(true);
        script.addValueChangeListener(event -> scriptChosen(event.getValue()));
        revision.setLabel("Revision");
        revision.setItemLabelGenerator(choice -> choice.message().isEmpty()
                ? "rev " + choice.number()
                : "rev %d · %s".formatted(choice.number(), choice.message()));
    }

    private void arrangeTeam() {
        var mine = offer.teams();
        team.setLabel("For team");
        team.setItems(mine);
        team.setItemLabelGenerator(TeamSummary::title);
        team.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                uses.setItems(offer.models(event.getValue().name()));
            }
        });
        if (mine.isEmpty()) {
            team.setHelperText("You may launch in no team yet. Ask an owner to make you a developer.");
        } else {
            team.setValue(mine.getFirst());
        }
        name.setHelperText("Also its host name; lower-case letters, digits and dashes");
        name.setMaxLength(40);
        name.setRequiredIndicatorVisible(true);
    }

    private void arrangeLimits() {
        cpus.setValue(LaunchLimits.STANDARD.cpus());
        cpus.setStep(0.5);
        cpus.setStepButtonsVisible(true);
        memory.setValue((int) (LaunchLimits.STANDARD.memoryBytes() / MIB));
        memory.setStep(128);
        memory.setStepButtonsVisible(true);
        replicas.setValue(1);
        replicas.setMin(1);
        replicas.setStepButtonsVisible(true);
        env.setPlaceholder("NAME=value, one a line");
        env.setHelperText("Values are shown to maintainers only");
        uses.setLabel("Uses");
        uses.setEmptySelectionAllowed(true);
        uses.setEmptySelectionCaption("No other deployment");
        uses.setHelperText("Gets the address of this model as MODEL_URL");
        uses.setItemLabelGenerator(
                model -> model == null ? "No other deployment" : model.name().value());
    }

    void choose(ScriptName chosen, int number) {
        script.setValue(chosen);
        revision.getListDataView()
                .getItems()
                .filter(choice -> choice.number() == number)
                .findFirst()
                .ifPresent(revision::setValue);
    }

    /// Launches this instead of a revision; it is its team's.
    void choose(LaunchableImage chosen) {
        image = chosen;
        setHeaderTitle("Launch " + chosen.name());
        script.setVisible(false);
        revision.setVisible(false);
        name.setValue(chosen.name().replaceAll("[^a-z0-9-]+", "-"));
        chooseTeam(chosen.team());
        team.setReadOnly(true);
    }

    private void chooseTeam(TeamName wanted) {
        team.getListDataView()
                .getItems()
                .filter(mine -> mine.name().equals(wanted))
                .findFirst()
                .ifPresent(team::setValue);
    }

    /// Becomes the dialog that duplicates a deployment, filled with what that is.
    ///
    /// @param saved the image that it runs; null for that of its revision
    void fill(UUID duplicated, LaunchRequest proposal, @Nullable LaunchableImage saved, String environment) {
        origin = duplicated;
        if (saved != null) {
            choose(saved);
        } else if (proposal.source() instanceof LaunchSource.OfRevision(var of, var selector)) {
            choose(of, offer.revision(of, selector).number());
        }
        setHeaderTitle("Duplicate a container");
        chooseTeam(proposal.team());
        team.setReadOnly(true);
        name.setValue(proposal.name().value());
        cpus.setValue(proposal.limits().cpus());
        memory.setValue((int) (proposal.limits().memoryBytes() / MIB));
        pids = proposal.limits().pids();
        replicas.setValue(proposal.replicas());
        env.setValue(environment);
        env.setHelperText("%s is taken over without being shown; write another value, or remove the line"
                .formatted(EnvironmentText.KEPT));
        uses.getListDataView()
                .getItems()
                .filter(model -> model.id().equals(proposal.uses()))
                .findFirst()
                .ifPresent(uses::setValue);
        more.setOpened(!environment.isEmpty() || proposal.uses() != null);
    }

    private void scriptChosen(@Nullable ScriptName chosen) {
        if (chosen == null) {
            revision.setItems(List.of());
            return;
        }
        var revisions = offer.revisions(chosen);
        revision.setItems(revisions);
        if (!revisions.isEmpty()) {
            revision.setValue(revisions.getFirst());
        }
        name.setValue(chosen.name().replaceAll("[^a-z0-9-]+", "-"));
        chooseTeam(chosen.team());
    }

    private void launch() {
        Map<String, HasValidation> fields = Map.of(
                "script", script,
                "name", name,
                "env", env,
                "limits.cpus", cpus,
                "limits.memoryBytes", memory,
                "replicas", replicas);
        Attempt.of(fields, this::send).ifPresent(launched -> {
            close();
            UI.getCurrent().navigate(Links.container(launched.id()));
        });
    }

    private DeploymentDetails send() {
        var request = request(EnvironmentText.parse(env.getValue()));
        if (origin == null) {
            return offer.launch(request);
        }
        var kept = EnvironmentText.kept(request.env());
        var others = new HashMap<>(request.env());
        others.keySet().removeAll(kept);
        return offer.duplicate(origin, request(others), kept);
    }

    private LaunchSource source() {
        if (image != null) {
            return new LaunchSource.OfSavedImage(image.id());
        }
        var chosen = revision.getValue();
        if (script.getValue() == null || chosen == null) {
            throw new InvalidException("script", "choose a script that has a revision");
        }
        return new LaunchSource.OfRevision(script.getValue(), RevisionSelector.number(chosen.number()));
    }

    private LaunchRequest request(Map<String, String> environment) {
        var source = source();
        if (team.getValue() == null) {
            throw new InvalidException("team", "choose the team that it is launched for");
        }
        var limits = new LaunchLimits(
                cpus.getValue() == null ? 0 : cpus.getValue(),
                memory.getValue() == null ? 0 : memory.getValue() * MIB,
                pids);
        return new LaunchRequest(
                team.getValue().name(),
                new DeploymentName(name.getValue().strip()),
                source,
                environment,
                limits,
                replicas.getValue() == null ? 1 : replicas.getValue(),
                uses.getValue() == null ? null : uses.getValue().id());
    }
}
