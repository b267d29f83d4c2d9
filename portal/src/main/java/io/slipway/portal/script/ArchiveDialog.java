package io.slipway.portal.script;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.slipway.portal.shell.Section;
import java.util.function.Consumer;

/// Asks what an uploaded archive is meant to be.
final class ArchiveDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    /// @param left when it is to be neither
    ArchiveDialog(String archive, Consumer<Choice> chosen, Runnable left) {
        setHeaderTitle("What is " + archive + "?");
        setWidth("min(480px, 94vw)");
        setCloseOnOutsideClick(false);
        var choices = new RadioButtonGroup<Choice>("Its files");
        choices.setItems(Choice.values());
        choices.setItemLabelGenerator(choice -> choice.label);
        choices.setValue(Choice.ADD);
        var take = new Button("Take it", _ -> {
            close();
            chosen.accept(choices.getValue());
        });
        take.addThemeVariants(ButtonVariant.PRIMARY);
        addDialogCloseActionListener(_ -> leave(left));
        add(Section.stack(choices, new Paragraph("Nothing is saved yet.")));
        getFooter().add(new Button("Leave it out", _ -> leave(left)), take);
    }

    private void leave(Runnable left) {
        close();
        left.run();
    }

    /// What becomes of the archive.
    enum Choice {
        ADD("Add them; those of the same name are replaced"),
        REPLACE("Replace everything: the script has these files and no others"),
        KEEP("Keep the archive as one file");

        private final String label;

        Choice(String label) {
            this.label = label;
        }

        void take(UploadBatch batch, String archive) {
            switch (this) {
                case ADD -> batch.unpack(archive);
                case REPLACE -> batch.replaceAll(archive);
                case KEEP -> batch.keep(archive);
            }
        }
    }
}
