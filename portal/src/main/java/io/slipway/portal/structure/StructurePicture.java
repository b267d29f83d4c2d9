package io.slipway.portal.structure;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The structure as one picture: the host at the bottom, what is launched on top. A layer is as wide as what stands on
/// it. What everything uses changes in place; the rest is drawn anew when it is different.
class StructurePicture extends Div implements Consumer<Structure> {
    private static final long serialVersionUID = 1L;
    private static final int WIDEST_OTHERS = 3;

    private final Map<UUID, Span> loads = new HashMap<>();
    private final Span used = new Span();
    private transient @Nullable Object drawn;

    StructurePicture() {
        addClassName("structure");
    }

    @Override
    public void accept(Structure structure) {
        var shape = shape(structure);
        if (!shape.equals(drawn)) {
            removeAll();
            loads.clear();
            draw(structure);
            drawn = shape;
        }
        used.setText(StructureWords.used(structure));
        structure.deployments().forEach(standing -> {
            var text = loads.get(standing.id());
            if (text != null) {
                text.setText(StructureWords.load(standing.load()));
            }
        });
    }

    /// Everything that is drawn but for what is used.
    private static Object shape(Structure structure) {
        return List.of(
                structure.layers(),
                structure.deployments().stream().map(Tile::shape).toList(),
                structure.others(),
                StructureWords.engine(structure),
                StructureWords.host(structure),
                StructureWords.images(structure),
                structure.engine().reachable());
    }

    private void draw(Structure structure) {
        if (!structure.engine().reachable()) {
            add(Callout.warning("The engine does not answer", "What you see is what it told before."));
        }
        add(stack(structure));
        add(slab("Engine", StructureWords.engine(structure), Links.engines()));
        add(slab("Operating system", StructureWords.system(structure), Links.engines()));
        var host = slab("Infrastructure", StructureWords.host(structure), Links.engines());
        host.add(new Span(StructureWords.images(structure)), used);
        add(host);
    }

    private static Div slab(String what, String text, String link) {
        var slab = Section.div("structure-slab", new Anchor(link, what), new Span(text));
        slab.addClassName("structure-box");
        return slab;
    }

    private Div stack(Structure structure) {
        var forest = new Forest(structure);
        var stack = Section.div("structure-stack", forest.above(null, 0));
        var scroller = Section.div("structure-scroll", stack);
        scroller.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "Deployments on the layers of their images");
        return scroller;
    }

    /// The layers and what stands on them, while they are drawn.
    private final class Forest {
        private final Structure structure;
        private final Map<@Nullable Integer, List<Layer>> above = new HashMap<>();
        private final Map<@Nullable Integer, List<Structure.Standing>> standing = new HashMap<>();
        private final Map<UUID, Structure.Standing> deployments = new HashMap<>();
        private final long largest;

        Forest(Structure structure) {
            this.structure = structure;
            structure
                    .layers()
                    .forEach(layer -> above.computeIfAbsent(layer.below(), _ -> new ArrayList<>())
                            .add(layer));
            structure.deployments().forEach(one -> {
                standing.computeIfAbsent(one.top(), _ -> new ArrayList<>()).add(one);
                deployments.put(one.id(), one);
            });
            largest = structure.layers().stream()
                    .mapToLong(Layer::sizeBytes)
                    .max()
                    .orElse(1);
        }

        /// All that stands on a layer, or on nothing but the engine.
        ///
        /// @param others how many deployments have the layer that the reader may not see
        Div above(@Nullable Integer below, int others) {
            var row = Section.div("structure-above");
            var layers = above.getOrDefault(below, List.of());
            layers.forEach(layer -> row.add(tower(layer)));
            standing.getOrDefault(below, List.of()).forEach(one -> row.add(tile(one)));
            var rest = rest(below, others);
            if (rest > 0) {
                row.add(others(rest, below == null ? structure.others().layersBytes() : 0));
            }
            if (row.getComponentCount() > 1) {
                row.addClassName("branches");
            }
            if (row.getComponentCount() == 0) {
                row.add(Section.div("structure-box", new Span("Nothing is launched.")));
            }
            return row;
        }

        /// How many of the others are in none of the towers that stand here.
        private int rest(@Nullable Integer below, int others) {
            var elsewhere = above.getOrDefault(below, List.of()).stream()
                    .mapToInt(Layer::others)
                    .sum();
            return (below == null ? structure.others().deployments() : others) - elsewhere;
        }

        /// How many columns stand on a layer.
        private int width(Layer layer) {
            var towers = above.getOrDefault(layer.number(), List.of()).stream()
                    .mapToInt(this::width)
                    .sum();
            var tiles = standing.getOrDefault(layer.number(), List.of()).size();
            return towers + tiles + Math.min(rest(layer.number(), layer.others()), WIDEST_OTHERS);
        }

        private Component tower(Layer layer) {
            var tower = Section.div("structure-tower", above(layer.number(), layer.others()), box(layer));
            tower.getStyle().set("--share", Integer.toString(width(layer)));
            return tower;
        }

        private Component box(Layer layer) {
            var build = deployments.get(layer.deployments().getFirst());
            var name = new Anchor(
                    build == null ? Links.builds() : Links.build(build.details().build()));
            name.setText(layer.instruction());
            name.addClassNames("mono", "truncate");
            name.setTitle(layer.instruction());
            var box = Section.div(
                    "structure-layer",
                    name,
                    Section.div("structure-facts", new Span(Formats.size(layer.sizeBytes())), shared(layer)));
            box.addClassName("structure-box");
            box.getStyle().set("--fill", "%d%%".formatted(100 * layer.sizeBytes() / Math.max(1, largest)));
            return box;
        }

        private static Span shared(Layer layer) {
            var shared = new Span(StructureWords.sharedBy(layer));
            if (layer.sharers() > 1) {
                shared.addClassName("shared");
            }
            return shared;
        }

        private Component others(int count, long bytes) {
            var box = Section.div("structure-others", new Span(StructureWords.others(count)));
            if (bytes > 0) {
                box.add(new Span("%s of layers of their own".formatted(Formats.size(bytes))));
            }
            box.addClassName("structure-box");
            box.getStyle().set("--share", Integer.toString(Math.min(count, WIDEST_OTHERS)));
            return box;
        }

        private Component tile(Structure.Standing one) {
            var load = new Span();
            loads.put(one.id(), load);
            return Tile.of(one, load);
        }
    }
}
