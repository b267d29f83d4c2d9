package io.slipway.portal.image;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.engine.LayerProgress;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Transfers, each with how far it is and a way to end it.
class TransferList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TransferService transfers;
    private final CurrentCaller caller;
    private final boolean ofOneImage;
    private final Set<UUID> opened = new HashSet<>();
    private List<TransferDetails> shown = List.of();

    /// @param ofOneImage whether the page names the image already
    TransferList(TransferService transfers, CurrentCaller caller, boolean ofOneImage) {
        this.transfers = transfers;
        this.caller = caller;
        this.ofOneImage = ofOneImage;
        setVisible(false);
        addClassName("stack");
    }

    /// What says the same stays, so that its buttons keep the focus.
    void show(List<TransferDetails> found) {
        if (!found.equals(shown)) {
            shown = found;
            removeAll();
            setVisible(!found.isEmpty());
            found.forEach(transfer -> add(entry(transfer)));
        }
    }

    private Component entry(TransferDetails transfer) {
        var entry = Section.stack(
                Section.row(TransferLooks.state(transfer), name(transfer), Moment.at(transfer.createdAt())));
        if (transfers.mayCancel(caller.require(), transfer)) {
            var cancel =
                    new Button("Cancel", _ -> Attempt.run(() -> transfers.cancel(caller.require(), transfer.id())));
            cancel.addThemeVariants(ButtonVariant.TERTIARY);
            cancel.setAriaLabel("Cancel " + transfer.reference());
            entry.add(new Div(cancel));
        }
        if (transfer.error() != null) {
            entry.add(new Paragraph(transfer.error()));
        } else if (transfer.digest() != null) {
            var digest = new Span(transfer.digest());
            digest.addClassName("mono");
            digest.getStyle().set("overflow-wrap", "anywhere");
            entry.add(digest);
        } else if (!transfer.layers().isEmpty()) {
            entry.add(layers(transfer));
        }
        return entry;
    }

    private Component name(TransferDetails transfer) {
        var name = new Span(transfer.reference());
        name.addClassName("mono");
        name.getStyle().set("overflow-wrap", "anywhere");
        if (ofOneImage) {
            return name;
        }
        var image = transfer.image();
        var here = transfer.name().value();
        return image == null
                ? new Span(name, new Span(" as " + here))
                : new Span(name, new Span(" from "), new Anchor(Links.image(image), here));
    }

    private Component layers(TransferDetails transfer) {
        var list = new UnorderedList();
        transfer.layers().forEach(layer -> list.add(new ListItem(line(layer))));
        long moving =
                transfer.layers().stream().filter(layer -> layer.total() > 0).count();
        var details = new NativeDetails(
                "%s, %d of them moving"
                        .formatted(Formats.count(transfer.layers().size(), "layer", "layers"), moving),
                list);
        details.setOpen(opened.contains(transfer.id()));
        details.addToggleListener(event -> {
            if (event.isOpened()) {
                opened.add(transfer.id());
            } else {
                opened.remove(transfer.id());
            }
        });
        return details;
    }

    private static String line(LayerProgress layer) {
        var far = layer.total() > 0
                ? ", %s of %s".formatted(Formats.size(layer.done()), Formats.size(layer.total()))
                : "";
        return "%s: %s%s".formatted(layer.layer(), layer.state(), far);
    }
}
