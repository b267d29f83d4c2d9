package io.slipway.portal.structure;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.deployment.DeploymentLooks;
import io.slipway.portal.shell.Facts;
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
                .map(layer -> row(
                        new Span(Integer.toString(layer.number() + 1)),
                        text(layer.instruction()),
                        new Span(Formats.size(layer.sizeBytes())),
                        new Span(layer.below() == null ? "the engine" : Integer.toString(layer.below() + 1)),
                        new Span(StructureWords.sharedBy(layer))))
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

    private static NativeTableRow row(Structure.Standing standing) {
        var one = standing.details();
        var load = StructureWords.load(standing.load());
        return row(
                new Anchor(Links.container(one.id()), one.name().value()),
                new Span(one.team().value()),
                new Span(DeploymentLooks.word(one)),
                new Anchor(
                        Links.revision(one.script(), one.revision()),
                        "%s rev %d".formatted(one.script(), one.revision())),
                new Span(Integer.toString(one.containers().size())),
                new Span(load.isEmpty() ? "–" : load),
                new Span(standing.top() == null ? "–" : "layer " + (standing.top() + 1)));
    }

    private static Span text(String words) {
        var text = new Span(words);
        text.addClassNames("mono", "structure-words");
        return text;
    }

    private static NativeTableRow row(Component first, Component... more) {
        var name = new NativeTableHeaderCell(first);
        name.getElement().setAttribute("scope", "row");
        var row = new NativeTableRow();
        row.add(name);
        for (var one : more) {
            var cell = new NativeTableCell(one);
            cell.addClassName("text");
            row.add(cell);
        }
        return row;
    }

    private static Component table(String label, List<String> head, List<NativeTableRow> rows) {
        var table = new NativeTable();
        var headRow = new NativeTableRow();
        head.stream().map(NativeTableHeaderCell::new).forEach(headRow::add);
        table.getHead().add(headRow);
        rows.forEach(table.getBody()::add);
        var frame = Section.div("table-frame", table);
        frame.addClassName("structure-table");
        frame.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
        return frame;
    }
}
