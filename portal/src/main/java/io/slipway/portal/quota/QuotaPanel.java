package io.slipway.portal.quota;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.TeamName;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a team may have and what it has; site administrators change it here.
public class QuotaPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final long GIB = 1L << 30;
    private static final long GB = 1_000_000_000;

    private final transient QuotaService quotas;
    private final CurrentCaller caller;
    private final TeamName team;
    private final Div facts = new Div();
    private final TextField cpus = field("CPUs");
    private final TextField memory = field("Memory in GiB");
    private final TextField containers = field("Containers");
    private final TextField images = field("Images in GB");

    public QuotaPanel(QuotaService quotas, CurrentCaller caller, TeamName team) {
        this.quotas = quotas;
        this.caller = caller;
        this.team = team;
        addClassName("stack");
        var quota = quotas.of(caller.require(), team);
        add(facts, quota.mayChange() ? form() : new Paragraph("A site administrator can give the team more."));
        show(quota);
    }

    private static TextField field(String label) {
        var field = new TextField(label);
        field.setPlaceholder("the site's");
        field.setWidth("140px");
        return field;
    }

    private Component form() {
        var save = new Button("Save the quota", _ -> save());
        return Section.stack(
                new Paragraph("Leave a field empty for what the site gives every team. What runs goes on."),
                Section.div("filters", cpus, memory, containers, images, save));
    }

    private void show(TeamQuota quota) {
        var used = quota.used();
        var limits = quota.limits();
        facts.removeAll();
        facts.add(new Facts()
                .add("CPUs", "%s of %s".formatted(Formats.digits(used.cpus()), Formats.digits(limits.cpus())))
                .add(
                        "Memory",
                        "%s of %s".formatted(Formats.memory(used.memoryBytes()), Formats.memory(limits.memoryBytes())))
                .add("Running containers", "%d of %d".formatted(used.containers(), limits.containers()))
                .add(
                        "Images launched or saved",
                        "%s of %s".formatted(Formats.size(used.imageBytes()), Formats.size(limits.imageBytes()))));
        var own = quota.own();
        cpus.setValue(own.cpus() == null ? "" : Formats.digits(own.cpus()));
        memory.setValue(own.memoryBytes() == null ? "" : Formats.digits(1.0 * own.memoryBytes() / GIB));
        containers.setValue(own.containers() == null ? "" : Integer.toString(own.containers()));
        images.setValue(own.imageBytes() == null ? "" : Formats.digits(1.0 * own.imageBytes() / GB));
    }

    private void save() {
        var fields = Map.of("cpus", cpus, "memoryBytes", memory, "containers", containers, "imageBytes", images);
        Attempt.of(fields, () -> quotas.set(caller.require(), team, typed())).ifPresent(quota -> {
            show(quota);
            Notices.done("Saved the quota of " + team);
        });
    }

    private OwnLimits typed() {
        return new OwnLimits(
                number("cpus", cpus, Double::valueOf),
                number("memoryBytes", memory, text -> Math.round(Double.parseDouble(text) * GIB)),
                number("containers", containers, Integer::valueOf),
                number("imageBytes", images, text -> Math.round(Double.parseDouble(text) * GB)));
    }

    private static <T> @Nullable T number(String name, TextField field, Function<String, T> read) {
        var text = field.getValue().strip();
        try {
            return text.isEmpty() ? null : read.apply(text);
        } catch (NumberFormatException e) {
            throw new InvalidException(name, "it is a number, or empty");
        }
    }
}
