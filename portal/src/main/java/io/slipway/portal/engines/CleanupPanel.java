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
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import java.time.Duration;
import java.util.List;

/// Shows which images nothing uses, and removes them after a question.
class CleanupPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient ImageCleanup cleanup;
    private final CurrentCaller caller;
    private final String engine;
    private final Select<Age> ages = new Select<>();
    private final Button look = new Button("Look", _ -> look());
    private final Div found = Section.stack();

    /// How old an image is at least.
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

    CleanupPanel(ImageCleanup cleanup, CurrentCaller caller, String engine) {
        this.cleanup = cleanup;
        this.caller = caller;
        this.engine = engine;
        addClassName("stack");
        ages.setLabel("Older than");
        ages.setItems(Age.values());
        ages.setItemLabelGenerator(age -> age.words);
        ages.setValue(Age.WEEK);
        ages.addValueChangeListener(_ -> found.removeAll());
        add(new H3("Images that nothing uses"), Section.div("filters", ages, look), found);
    }

    private void look() {
        var asking = caller.require();
        var age = ages.getValue();
        busy("Looking …");
        Background.run(
                this,
                () -> cleanup.unused(asking, engine, age.duration),
                images -> {
                    ready();
                    show(images, age);
                },
                this::failed);
    }

    private void show(List<UnusedImage> images, Age age) {
        if (images.isEmpty()) {
            found.add(new Paragraph("There is none older than %s.".formatted(age.words)));
            return;
        }
        var total = images.stream().mapToLong(UnusedImage::sizeBytes).sum();
        var list = new UnorderedList();
        images.stream()
                .limit(SHOWN)
                .forEach(image -> list.add(new ListItem("%s, %s"
                        .formatted(
                                image.revision().isEmpty()
                                        ? Formats.digest(image.id().value())
                                        : image.revision(),
                                Formats.size(image.sizeBytes())))));
        if (images.size() > SHOWN) {
            list.add(new ListItem("and %d more".formatted(images.size() - SHOWN)));
        }
        var count = Formats.count(images.size(), "image", "images");
        var remove = new Button("Remove " + count, _ -> ask(count, total, age));
        remove.addThemeName("error");
        found.add(
                new Paragraph(
                        "%s, up to %s: layers that other images share stay.".formatted(count, Formats.size(total))),
                list,
                Section.row(remove));
    }

    private void ask(String count, long total, Age age) {
        var dialog = new ConfirmDialog(
                "Remove %s?".formatted(count),
                "Up to %s are freed. A revision whose image is gone is built again when somebody launches it."
                        .formatted(Formats.size(total)),
                "Remove",
                _ -> clean(age),
                "Cancel",
                _ -> {});
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void clean(Age age) {
        var asking = caller.require();
        busy("Removing …");
        Background.run(
                this,
                () -> cleanup.clean(asking, engine, age.duration),
                cleaned -> {
                    ready();
                    Notices.done("Removed " + Formats.count(cleaned.removed().size(), "image", "images"));
                    cleaned.kept().values().forEach(why -> found.add(Callout.warning("Kept one", why)));
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
