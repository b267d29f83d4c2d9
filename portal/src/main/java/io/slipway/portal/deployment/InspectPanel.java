package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.slipway.engine.ContainerMount;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import java.util.List;
import java.util.function.Supplier;

/// What the engine said of a deployment's containers when it was asked, one container at a time.
class InspectPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<List<Inspection>> source;
    private final Select<Inspection> choice = new Select<>();
    private final Div facts = Section.div("halves");

    InspectPanel(Supplier<List<Inspection>> source) {
        this.source = source;
        addClassName("stack");
        choice.setLabel("Container");
        choice.setItemLabelGenerator(Inspection::name);
        choice.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                show(event.getValue());
            }
        });
        add(Section.row(choice, new Button("Ask again", _ -> Attempt.run(this::ask))), facts);
        ask();
    }

    private void ask() {
        var found = source.get();
        choice.setItems(found);
        choice.setVisible(found.size() > 1);
        choice.setValue(found.getFirst());
    }

    private void show(Inspection found) {
        facts.removeAll();
        facts.add(
                Section.stack(
                        Section.panel("State", state(found.state())),
                        Section.panel("Process", process(found)),
                        Section.panel("Environment", environment(found.environment())),
                        Section.panel("Labels", labels(found))),
                Section.stack(
                        Section.panel("Limits", limits(found.limits())),
                        Section.panel("Hardening", hardening(found.hardening())),
                        Section.panel("Mounts", mounts(found.mounts())),
                        Section.panel("Network", network(found))));
    }

    private static Facts state(Inspection.State state) {
        var facts = new Facts().add("State", state.word()).add("Created", Moment.at(state.createdAt()));
        if (state.startedAt() != null) {
            facts.add("Started", Moment.at(state.startedAt()));
        }
        if (state.finishedAt() != null) {
            facts.add("Last ended", Moment.at(state.finishedAt()));
        }
        if (state.exitCode() != null) {
            facts.add("Last exit code", Integer.toString(state.exitCode()));
        }
        if (state.outOfMemory()) {
            facts.add("Out of memory", "yes: the kernel ended it because it used all it may");
        }
        return facts.add(
                        "Health",
                        state.health() == null ? "not checked by the engine; Slipway asks it" : state.health())
                .add("Restarted", "%d × by the engine, policy %s".formatted(state.restarts(), state.restartPolicy()))
                .add("Error", state.error());
    }

    private static Facts process(Inspection found) {
        var process = found.process();
        return new Facts()
                .mono("Container", shortened(found.id()), found.id())
                .add("Name", mono(found.name()))
                .mono("Image", Formats.digest(found.image()), found.image())
                .add("Command", mono(String.join(" ", process.command())))
                .add("User", process.user())
                .add("Directory", process.workingDirectory());
    }

    private static Component environment(List<Inspection.Variable> variables) {
        var facts = new Facts();
        for (var variable : variables) {
            facts.add(variable.name(), value(variable));
        }
        return variables.isEmpty() ? new Span("No variable.") : facts;
    }

    /// The value, or why it is not shown.
    static Span value(Inspection.Variable variable) {
        if (variable.hidden() == null) {
            return mono(variable.value() == null ? "" : variable.value());
        }
        var why = new Span(
                switch (variable.hidden()) {
                    case ROLE -> "value hidden from your role";
                    case SECRET -> "•••••• hidden: by its name a secret";
                });
        why.addClassName("muted");
        return why;
    }

    private static Facts limits(Inspection.Bounds limits) {
        return new Facts()
                .add("CPUs", Formats.digits(limits.cpus()))
                .add("Cores", limits.cpuset() == null ? "any" : limits.cpuset())
                .add("Memory", Formats.memory(limits.memoryBytes()))
                .add("Shared memory", Formats.memory(limits.shmBytes()))
                .add("Processes", "at most " + limits.pids());
    }

    private static Facts hardening(Inspection.Hardening hardening) {
        return new Facts()
                .add("Root file system", hardening.readOnlyRoot() ? "read-only" : "writable")
                .add("Capabilities", "dropped: " + words(hardening.droppedCapabilities()))
                .add("Added", words(hardening.addedCapabilities()))
                .add("Security options", words(hardening.securityOptions()));
    }

    private static Component mounts(List<ContainerMount> mounts) {
        var facts = new Facts();
        for (var mount : mounts) {
            var what = "%s %s".formatted(mount.kind(), mount.source()).strip();
            facts.add(mount.path(), "%s · %s".formatted(what, mount.options()));
        }
        return mounts.isEmpty() ? new Span("Nothing is mounted.") : facts;
    }

    private static Facts network(Inspection found) {
        var facts = new Facts();
        for (var network : found.networks()) {
            facts.add(
                    network.name(),
                    network.address().isEmpty() ? "no address while it does not run" : network.address());
            if (!network.names().isEmpty()) {
                facts.add("Answers there to", String.join(", ", network.names()));
            }
        }
        for (var port : found.ports()) {
            facts.add(
                    "Port " + port.containerPort(), "%s:%d of the host".formatted(port.hostAddress(), port.hostPort()));
        }
        return facts;
    }

    private static Facts labels(Inspection found) {
        var facts = new Facts();
        found.labels().forEach((name, value) -> facts.add(name, mono(value)));
        return facts;
    }

    private static Span mono(String text) {
        var span = new Span(text);
        span.addClassName("mono");
        return span;
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }
}
