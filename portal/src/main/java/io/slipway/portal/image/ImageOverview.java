package io.slipway.portal.image;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;

/// The facts of a saved image, what is in it and what is not, and the containers that run it.
class ImageOverview extends Div {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    ImageOverview(SavedImageDetails image, ImageUsers users) {
        addClassName("halves");
        add(Section.stack(facts(image), Section.panel("Containers", users)), contents(image));
    }

    private static Component facts(SavedImageDetails image) {
        var facts = new Facts()
                .add("Team", image.team().value())
                .add("By", image.savedBy())
                .add("Saved", Moment.at(image.createdAt()));
        var made = image.image();
        if (made != null) {
            facts.mono("Image", Formats.digest(made.value()), made.value())
                    .add("Size", Formats.size(image.sizeBytes()) + ", with the layers that it shares")
                    .add("Layers", Integer.toString(image.layers()));
        }
        var from = image.provenance();
        if (from == null) {
            facts.add("Origin", "imported. What it says about itself proves nothing");
        } else {
            facts.add("Origin", "the container of " + from.deploymentName());
            if (from.sourceImage() != null) {
                facts.mono("Made from", Formats.digest(from.sourceImage()), from.sourceImage());
            }
        }
        return Section.panel("Image", facts);
    }

    private static Component contents(SavedImageDetails image) {
        if (image.provenance() == null) {
            return Section.panel(
                    "What is in it",
                    new Paragraph("All that it had outside, except its names and its labels of whose it is."),
                    new Paragraph("To launch it, build a Dockerfile of the team that begins with it: so what runs has a"
                            + " script and a build behind it."),
                    new Facts().mono("Dockerfile", baseLine(image), baseLine(image)));
        }
        var panel = Section.panel(
                "What is in it",
                new Paragraph("The files and the settings of the image that the container ran."),
                new Paragraph("Not in it: files in /tmp and in the image's volumes, which are in memory, and the"
                        + " environment and limits of the launch."));
        if (image.changedFiles() > 0) {
            panel.add(
                    Callout.warning(
                            Formats.count(image.changedFiles(), "path was", "paths were")
                                    + " otherwise in the container than in its image",
                            "What was added or changed is in the saved image. What was deleted is still there."),
                    changes(image));
        } else if (image.status() == SavedImageStatus.DONE) {
            panel.add(new Paragraph("The container had changed no other file."));
        }
        return panel;
    }

    private static String baseLine(SavedImageDetails image) {
        return "FROM " + SavedImage.reference(image.id()).repository();
    }

    private static Component changes(SavedImageDetails image) {
        var list = new UnorderedList();
        image.changes().stream().limit(SHOWN).forEach(change -> {
            var line = new Span(change);
            line.addClassName("mono");
            line.getStyle().set("overflow-wrap", "anywhere");
            list.add(new ListItem(line));
        });
        var more = image.changedFiles() - Math.min(SHOWN, image.changes().size());
        if (more > 0) {
            list.add(new ListItem("and %d more".formatted(more)));
        }
        return list;
    }
}
