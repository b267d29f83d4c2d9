package io.slipway.portal.engines;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Background;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import java.time.Duration;
import java.util.List;

/// Shows what nothing uses any more on an engine, and removes it after a question.
class CleanupPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final CurrentCaller caller;
    private final String engine;
    private final Select<Cleanable> kinds = new Select<>();
    private final Select<Age> ages = new Select<>();
    private final Button look = new Button("Look", _ -> look());
    private final Div found = Section.stack();

    /// How old something is at least.
    private enum Age {
        HOUR("an hour", Duration.ofHours(1)),
        DAY("a day", Duration.ofDays(1)),
        WEEK("a week", Duration.ofDays(7)),
        MONTH("30 days", Duration.ofDays(30));

        private final String words;
        private final Duration duration;

        Age(String words, Duration duration) {
            this.words = words;
            this.duration = duration;
        }
    }

    CleanupPanel(List<Cleanable> kinds, CurrentCaller caller, String engine) {
        this.caller = caller;
        this.engine = engine;
        addClassName("stack");
        this.kinds.setLabel("What");
        this.kinds.setWidth("16rem");
        this.kinds.setItems(kinds);
        this.kinds.setItemLabelGenerator(Cleanable::label);
        this.kinds.setValue(kinds.getFirst());
        this.kinds.addValueChangeListener(_ -> found.removeAll());
        ages.setLabel("Older than");
        ages.setItems(Age.values());
        ages.setItemLabelGenerator(age -> age.words);
        ages.setValue(Age.WEEK);
        ages.addValueChangeListener(_ -> found.removeAll());
        add(new H3("Clean up"), Section.div("filters", this.kinds, ages, look), found);
    }

    private void look() {
        var asking = caller.require();
        var kind = kinds.getValue();
        var age = ages.getValue();
        busy("Looking …");
        Background.run(
                this,
                () -> kind.preview(asking, engine, age.duration),
                preview -> {
                    ready();
                    show(preview, kind, age);
                },
                this::failed);
    }

    private void show(Cleanable.Preview preview, Cleanable kind, Age age) {
        if (preview.count().isEmpty()) {
            found.add(new Paragraph("There is none older than %s.".formatted(age.words)));
            return;
        }
        var list = new UnorderedList();
        preview.lines().stream().limit(SHOWN).forEach(line -> list.add(new ListItem(line)));
        if (preview.lines().size() > SHOWN) {
            list.add(new ListItem("and %d more".formatted(preview.lines().size() - SHOWN)));
        }
        var remove = new Button("Remove " + preview.count(), _ -> ask(preview, kind, age));
        remove.addThemeName("error");
        found.add(
                new Paragraph("%s, %s. %s".formatted(preview.count(), preview.size(), preview.consequence())),
                list,
                Section.row(remove));
    }

    private void ask(Cleanable.Preview preview, Cleanable kind, Age age) {
        var dialog = new ConfirmDialog(
                "Remove %s?".formatted(preview.count()),
                "They take %s. %s".formatted(preview.size(), preview.consequence()),
                "Remove",
                _ -> clean(kind, age),
                "Cancel",
                _ -> {});
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void clean(Cleanable kind, Age age) {
        var asking = caller.require();
        busy("Removing …");
        Background.run(
                this,
                () -> kind.clean(asking, engine, age.duration),
                outcome -> {
                    ready();
                    Notices.done(outcome.done());
                    outcome.kept().forEach(why -> found.add(Callout.warning("Kept one", why)));
                },
                this::failed);
    }

    private void failed(RuntimeException failure) {
        ready();
        found.add(Callout.failed("Not cleaned up", Attempt.reason(failure)));
    }

    private void busy(String word) {
        found.removeAll();
        look.setText(word);
        look.setEnabled(false);
    }

    private void ready() {
        found.removeAll();
        look.setText("Look");
        look.setEnabled(true);
    }
}
