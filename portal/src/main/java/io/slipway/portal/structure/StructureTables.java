package io.slipway.portal.structure;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.deployment.DeploymentLooks;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.FigureTable;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The structure as tables, for those who cannot see the picture or want to read numbers. It stays as it is while
/// somebody reads it, until what stands on what is different.
class StructureTables extends Div implements Consumer<Structure> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Object shown;

    StructureTables() {
        addClassName("stack");
    }

    @Override
    public void accept(Structure structure) {
        var shape = List.of(
                structure.layers(),
                structure.deployments().stream().map(Tile::shape).toList(),
                structure.others(),
                structure.engine().reachable(),
                structure.used().watched());
        if (shape.equals(shown)) {
            return;
        }
        shown = shape;
        removeAll();
        add(
                Section.panel("From the host to the engine", facts(structure)),
                new Section("Layers", layers(structure)),
                new Section("Deployments", deployments(structure)));
    }

    private static Facts facts(Structure structure) {
        var others = structure.others();
        return new Facts()
                .add("Infrastructure", StructureWords.host(structure))
                .add("Disk", StructureWords.images(structure))
                .add("In use", StructureWords.used(structure))
                .add("System", StructureWords.system(structure))
                .add(
                        "Engine",
                        new Anchor(Links.engines(), structure.engine().name()),
                        new Span(": " + StructureWords.engine(structure)))
                .add(
                        "Others",
                        others.deployments() == 0
                                ? ""
                                : "%s of teams you are not in, with %s of layers of their own"
                                        .formatted(
                                                Formats.count(others.deployments(), "deployment", "deployments"),
                                                Formats.size(others.layersBytes())));
    }

    private static Component layers(Structure structure) {
        var rows = structure.layers().stream()
                .map(layer -> new Component[] {
                    new Span(Integer.toString(layer.number() + 1)),
                    text(layer.instruction()),
                    new Span(Formats.size(layer.sizeBytes())),
                    new Span(layer.below() == null ? "the engine" : Integer.toString(layer.below() + 1)),
                    new Span(StructureWords.sharedBy(layer))
                })
                .toList();
        return table("Layers", List.of("Layer", "Instruction", "Size", "Lies on", "Used"), rows);
    }

    private static Component deployments(Structure structure) {
        var rows = structure.deployments().stream().map(StructureTables::row).toList();
        return table(
                "Deployments",
                List.of("Name", "Team", "State", "Revision", "Containers", "Uses now", "Stands on"),
                rows);
    }

    private static Component[] row(Structure.Standing standing) {
        var one = standing.details();
        var load = StructureWords.load(standing.load());
        return new Component[] {
            new Anchor(Links.container(one.id()), one.name().value()),
            new Span(one.team().value()),
            new Span(DeploymentLooks.word(one)),
            new Anchor(
                    Links.revision(one.script(), one.revision()), "%s rev %d".formatted(one.script(), one.revision())),
            new Span(Integer.toString(one.containers().size())),
            new Span(load.isEmpty() ? "–" : load),
            new Span(standing.top() == null ? "–" : "layer " + (standing.top() + 1))
        };
    }

    private static Span text(String words) {
        var text = new Span(words);
        text.addClassNames("mono", "structure-words");
        return text;
    }

    private static Component table(String label, List<String> head, List<Component[]> rows) {
        var table = new FigureTable(label, head);
        table.addClassName("structure-table");
        rows.forEach(table::row);
        return table;
    }
}
