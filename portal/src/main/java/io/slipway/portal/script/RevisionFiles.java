package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.FileEditor;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.dockerfile.Dockerfile;
import io.slipway.registry.dockerfile.lint.DockerfileLint;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/// The files of one revision, and the text of one of them. All of it is in the address.
class RevisionFiles extends Div {
    private static final long serialVersionUID = 1L;

    private final transient RevisionDetails revision;

    RevisionFiles(
            ScriptService scripts,
            CurrentCaller caller,
            RevisionDetails revision,
            String path,
            String line,
            String site) {
        this.revision = revision;
        addClassName("stack");
        var shown = path.isEmpty() ? ContextPath.DOCKERFILE : ContextPath.of(path);
        var file = file(scripts, caller, shown);
        var dockerfile = shown.equals(ContextPath.DOCKERFILE) ? file : file(scripts, caller, ContextPath.DOCKERFILE);
        add(
                about(dockerfile.text()),
                Section.div("editor-frame", list(shown), Section.stack(content(file, line))),
                gettingIt(site));
    }

    private ContextFile file(ScriptService scripts, CurrentCaller caller, ContextPath path) {
        return scripts.file(caller.require(), revision.script(), RevisionSelector.number(revision.number()), path);
    }

    private Component about(String dockerfile) {
        var bases = BaseImages.links(Dockerfile.parse(dockerfile).baseImages());
        var number = new Span("rev " + revision.number());
        number.getStyle().setFontWeight(600);
        var archive = new Anchor(
                "api/v1/scripts/%s/revisions/%d/context.tar.gz".formatted(revision.script(), revision.number()),
                "Download all (%s)".formatted(Formats.size(revision.sizeBytes())));
        archive.setRouterIgnore(true);
        archive.getElement().setAttribute("download", true);
        var message = new Span(revision.message().isEmpty() ? "no message" : revision.message());
        message.addClassName("muted");
        return Section.row(
                number, message, new Span("by " + revision.author()), Moment.at(revision.createdAt()), bases, archive);
    }

    private Component gettingIt(String site) {
        var commands = new PullCommands(site).shown(revision.script(), RevisionSelector.number(revision.number()));
        var details = new NativeDetails("Get rev " + revision.number(), Section.stack(commands));
        details.addClassName("panel");
        return details;
    }

    private Component list(ContextPath shown) {
        var list = new UnorderedList();
        revision.files().stream()
                .map(FileEntry::path)
                .sorted(Comparator.comparing((ContextPath path) -> !path.equals(ContextPath.DOCKERFILE))
                        .thenComparing(path -> path))
                .forEach(path -> list.add(entry(path, path.equals(shown))));
        var nav = new Nav(list);
        nav.addClassName("file-list");
        nav.setAriaLabel("Files");
        return nav;
    }

    private ListItem entry(ContextPath path, boolean current) {
        var link = new Anchor(
                Links.revision(revision.script(), revision.number()) + "&path="
                        + URLEncoder.encode(path.value(), StandardCharsets.UTF_8),
                path.value());
        link.addClassName("file");
        var item = new ListItem(link);
        item.addClassName("file-item");
        if (current) {
            item.addClassName("current");
            link.getElement().setAttribute("aria-current", "true");
        }
        return item;
    }

    private static Component content(ContextFile file, String line) {
        var text = FileDraft.text(file);
        if (text.isEmpty()) {
            return Callout.working(
                    file.path().fileName() + " is not a text",
                    "It has %s.".formatted(Formats.size(file.entry().size())));
        }
        var viewer = new FileEditor();
        viewer.show(file.path().value(), text.get(), false);
        if (file.path().equals(ContextPath.DOCKERFILE)) {
            viewer.showProblems(Problems.of(DockerfileLint.check(text.get())));
        }
        if (line.matches("[0-9]{1,7}")) {
            viewer.goTo(Integer.parseInt(line));
        }
        return viewer;
    }
}
