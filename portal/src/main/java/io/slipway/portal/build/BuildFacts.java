package io.slipway.portal.build;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import java.util.List;

/// What a build's page says about it in names and values.
final class BuildFacts {
    private BuildFacts() {}

    /// Who wanted it, how long it took, and what came out.
    static Facts outcome(BuildDetails build) {
        var facts = new Facts().add("Requested by", build.requestedBy()).add("Queued", Moment.at(build.queuedAt()));
        var started = build.startedAt();
        if (started != null) {
            facts.add(
                    "Took",
                    build.endedAt() == null
                            ? Moment.since(started)
                            : new Span(Formats.duration(started, build.endedAt())));
        }
        var image = build.image();
        if (image != null) {
            facts.add("Image size", Formats.size(image.sizeBytes()))
                    .mono(
                            "Image",
                            Formats.digest(image.id().value()),
                            image.id().value())
                    .mono("Name", image.reference(), image.reference());
        }
        return facts;
    }

    /// What went in: with the same of all this, a build can be repeated.
    static Facts inputs(BuildDetails build, List<BuildBase> bases) {
        var facts = new Facts().mono("Revision", Formats.digest(build.digest()), build.digest());
        bases.forEach(base -> base(facts, base));
        build.args().forEach((name, value) -> facts.add("ARG " + name, value));
        facts.add("Secrets", String.join(", ", build.secrets()))
                .add("Cache", build.noCache() ? "not used: every step ran" : "used where a step was the same");
        var environment = build.environment();
        if (environment != null) {
            facts.add("Engine", environment.engine())
                    .add("Builder", environment.builder())
                    .add("Platform", environment.platform());
        }
        return facts;
    }

    private static void base(Facts facts, BuildBase base) {
        var id = base.image();
        facts.add("Base image", base.reference());
        if (id != null) {
            facts.mono("Its id", Formats.digest(id), id);
        }
    }

    /// The builds before and after it that built the same once more.
    static Component relatives(BuildDetails build, List<BuildDetails> later) {
        var row = Section.row();
        var former = build.former();
        if (former != null) {
            row.add(link(
                    former.relation() == FormerBuild.Relation.RETRY ? "Tried again after" : "Repeats",
                    former.number(),
                    Links.build(former.id())));
        }
        later.forEach(next -> row.add(link(word(next), next.number(), Links.build(next.id()))));
        return row;
    }

    private static String word(BuildDetails next) {
        var former = next.former();
        return former != null && former.relation() == FormerBuild.Relation.REBUILD ? "Repeated by" : "Tried again by";
    }

    private static Div link(String word, long number, String address) {
        var about = new Span(word + " ");
        about.addClassName("muted");
        return new Div(about, new Anchor(address, "build #" + number));
    }
}
