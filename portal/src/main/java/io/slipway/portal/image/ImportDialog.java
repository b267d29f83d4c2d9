package io.slipway.portal.image;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import io.slipway.portal.work.web.Standing;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.token.TokenService;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;

/// Takes an archive of an image in. The browser shows how far the upload is; the engine gets the image after its end.
class ImportDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient ImageArchives archives;
    private final transient TokenService tokens;
    private final CurrentCaller caller;
    private final Select<TeamName> team = new Select<>();
    private final TextField name = new TextField("Name");
    private final Upload upload = new Upload();
    private final Div problem = new Div();

    ImportDialog(ImageArchives archives, TokenService tokens, CurrentCaller caller, Collection<TeamName> teams) {
        this.archives = archives;
        this.tokens = tokens;
        this.caller = caller;
        setHeaderTitle("Bring in an image");
        setWidth("min(520px, 94vw)");
        team.setLabel("For team");
        team.setItems(
                teams.stream().sorted(Comparator.comparing(TeamName::value)).toList());
        team.setValue(teams.stream().min(Comparator.comparing(TeamName::value)).orElse(null));
        name.setMaxLength(60);
        name.setRequiredIndicatorVisible(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.setHelperText("Choose it before the archive");
        upload.setMaxFiles(1);
        upload.setDropAllowed(true);
        upload.setUploadButton(new Button("Choose the archive"));
        upload.setUploadHandler((UploadHandler) this::take);
        add(Section.stack(
                new Paragraph(
                        "One image, as docker save writes it, at most %s. It is marked as imported: what it says of"
                                        .formatted(Formats.size(archives.largest()))
                                + " where it came from proves nothing."),
                team,
                name,
                upload,
                problem));
        getFooter().add(new Button("Close", _ -> close()));
    }

    /// Runs in the upload's own request, without the page's lock while bytes come.
    private void take(UploadEvent event) throws IOException {
        var ui = event.getUI();
        try (var content = event.getInputStream()) {
            var sender = caller.require();
            var request = (VaadinServletRequest) event.getRequest();
            var image = archives.bringIn(
                    sender,
                    team.getValue(),
                    new SavedImageName(name.getValue().strip()),
                    content,
                    new Standing(tokens, sender, request)::holds);
            var unused = ui.access(() -> {
                close();
                UI.getCurrent().navigate(Links.image(image.id()));
            });
        } catch (RuntimeException e) {
            var why = Attempt.reason(e);
            var unused = ui.access(() -> {
                problem.removeAll();
                problem.add(Callout.failed("Not brought in", why));
                upload.clearFileList();
            });
        }
    }
}
