package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.MarkdownText;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.dockerfile.Dockerfile;
import io.slipway.registry.markdown.Markdown;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptService;
import java.util.Comparator;
import java.util.stream.Collectors;

/// What a script is for, and how to get it: README, facts of the latest revision, commands.
class ScriptOverview extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ScriptService scripts;
    private final CurrentCaller caller;

    ScriptOverview(
            ScriptService scripts, CurrentCaller caller, ScriptDetails script, RevisionDetails latest, String site) {
        this.scripts = scripts;
        this.caller = caller;
        addClassName("columns");
        add(Section.stack(readme(latest), commands(script, site)), facts(script, latest));
    }

    private Component readme(RevisionDetails latest) {
        var readme = latest.files().stream()
                .map(FileEntry::path)
                .filter(path -> path.value().equalsIgnoreCase("README.md"))
                .min(Comparator.naturalOrder())
                .flatMap(path -> FileDraft.text(file(latest, path)));
        if (readme.isEmpty()) {
            return new Empty(
                    VaadinIcon.BOOK,
                    "A file README.md would be shown here: what the model does, how it was trained, what it expects.",
                    new Anchor(Links.edit(latest.script()), "Add one in the editor"));
        }
        var surroundings = new RevisionSurroundings(scripts, caller.require(), latest);
        return Section.div("panel", new MarkdownText(Markdown.render(readme.get(), surroundings)));
    }

    private ContextFile file(RevisionDetails revision, ContextPath path) {
        return scripts.file(caller.require(), revision.script(), RevisionSelector.number(revision.number()), path);
    }

    private Component facts(ScriptDetails script, RevisionDetails latest) {
        var check = Dockerfile.parse(file(latest, ContextPath.DOCKERFILE).text());
        var facts = new Facts()
                .add("Latest", new Anchor(Links.revision(script.name(), latest.number()), "rev " + latest.number()))
                .add("Says", latest.message())
                .add("By", latest.author())
                .add("Saved", Moment.at(latest.createdAt()))
                .mono(
                        "Digest",
                        Formats.digest(latest.digest().value()),
                        latest.digest().value())
                .add(
                        "Files",
                        "%s, %s"
                                .formatted(
                                        Formats.count(latest.files().size(), "file", "files"),
                                        Formats.size(latest.sizeBytes())))
                .add("Port", check.exposedPorts().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .add("Predict path", check.labels().getOrDefault("io.slipway.predict", ""));
        if (!check.baseImages().isEmpty()) {
            facts.add("Base image", BaseImages.links(check.baseImages()));
        }
        if (!script.tags().isEmpty()) {
            var tags = Section.row();
            script.tags().forEach(tag -> tags.add(new Span("%s → rev %d".formatted(tag.tag(), tag.revision()))));
            facts.add("Tags", tags);
        }
        return Section.panel("Latest revision", facts);
    }

    private static Component commands(ScriptDetails script, String site) {
        return Section.panel("Get it", new PullCommands(site).shown(script.name(), RevisionSelector.LATEST));
    }
}
