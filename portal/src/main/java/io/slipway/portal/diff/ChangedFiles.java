package io.slipway.portal.diff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Section;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.diff.ContentDiff;
import io.slipway.registry.diff.FileDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The files of a difference below each other, with a list to jump by.
public final class ChangedFiles extends Div {
    private static final long serialVersionUID = 1L;

    /// Follows a link of the list without leaving the page, and does so for the link that the page came by.
    private static final String JUMP = """
            const jump = id => {
              const file = id && this.querySelector('#' + CSS.escape(id));
              if (!file) return false;
              file.open = true;
              file.scrollIntoView();
              file.querySelector('summary').focus({ preventScroll: true });
              return true;
            };
            this.addEventListener('click', event => {
              const link = event.target.closest('nav a');
              if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
              if (!jump(link.hash.slice(1))) return;
              event.preventDefault();
              history.replaceState(history.state, '', location.pathname + location.search + link.hash);
            }, true);
            if (location.hash.startsWith('#file-')) setTimeout(() => jump(location.hash.slice(1)), 100);
            """;

    private final Map<ContextPath, ChangedFile> shown = new LinkedHashMap<>();

    /// @param address of the page, for links to a place in it
    /// @param wholeAt where one file is shown alone, by its path; empty where there is no such page
    public ChangedFiles(
            ContentDiff diff, DiffLayout layout, String address, Function<ContextPath, Optional<String>> wholeAt) {
        addClassName("diff-files");
        var files = diff.files();
        var list = new Div();
        list.addClassName("stack");
        for (var i = 0; i < files.size(); i++) {
            var file = new ChangedFile(
                    files.get(i), layout, wholeAt.apply(files.get(i).path()).orElse(null));
            file.setId(id(i));
            list.add(file);
            shown.put(files.get(i).path(), file);
        }
        if (files.size() > 1) {
            add(jumpList(files, address));
        } else {
            addClassName("single");
        }
        add(list);
        addAttachListener(_ -> getElement().executeJs(JUMP));
    }

    /// Tells file and line when somebody clicks on the number of a line of the new side.
    public void onLine(BiConsumer<ContextPath, Integer> told) {
        shown.forEach((path, file) -> file.onLine(line -> told.accept(path, line)));
    }

    /// How much changed, in one line.
    public static String summary(ContentDiff diff) {
        return "%s, %s added, %,d removed"
                .formatted(
                        Formats.count(diff.files().size(), "file changed", "files changed"),
                        Formats.count(diff.added(), "line", "lines"),
                        diff.removed());
    }

    private static String id(int index) {
        return "file-" + (index + 1);
    }

    private static Component jumpList(List<FileDiff> files, String address) {
        var list = new OrderedList();
        for (var i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var name = new Span(file.path().value());
            name.addClassNames("mono", "name");
            name.setTitle(file.path().value());
            var link = new Anchor(address + "#" + id(i), name, ChangedFile.kind(file));
            ChangedFile.counts(file).ifPresent(link::add);
            link.setRouterIgnore(true);
            list.add(new ListItem(link));
        }
        var nav = new Nav(list);
        nav.addClassName("diff-jump");
        nav.setAriaLabel("Changed files");
        return Section.div("diff-side", nav);
    }
}
