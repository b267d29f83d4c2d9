package io.slipway.portal.script;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.Trail;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionOutcome;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;

/// Writes the next revision of a script: its files at the left, the text with its problems, and what to save.
@Route("scripts/:team/:name/edit")
@PermitAll
class EditorView extends Page implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient ScriptService scripts;
    private final transient BuildService builds;
    private final transient RevisionSaving saving;
    private final transient Proposing proposing;
    private final transient PullCommands commands;
    private final CurrentCaller caller;
    private final TextField message = new TextField("What changes, and why");
    private final Div problem = new Div();

    @SuppressWarnings("NullAway.Init") // set by the address, before anything else happens
    private ScriptName name;

    @SuppressWarnings("NullAway.Init") // as above
    private transient FileDraft draft;

    @SuppressWarnings("NullAway.Init") // as above
    private EditorDesk desk;

    EditorView(
            ScriptService scripts,
            BuildService builds,
            Proposing proposing,
            CurrentCaller caller,
            @Value("${slipway.url:http://localhost:8080}") String site) {
        this.scripts = scripts;
        this.builds = builds;
        this.saving = new RevisionSaving(scripts);
        this.proposing = proposing;
        this.commands = new PullCommands(site);
        this.caller = caller;
        fillHeight();
        message.setPlaceholder("Optional");
        message.setMaxLength(1_000);
        message.addClassName("message");
        problem.setVisible(false);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        name = Addresses.script(event);
        var script = scripts.find(caller.require(), name);
        if (script.archived()) {
            refuse(script);
            return;
        }
        if (script.latestRevision() == 0) {
            draft = new FileDraft(0, Map.of());
            StartingPoint.of(AddressBar.parameter(event.getLocation(), "start"))
                    .files()
                    .forEach(draft::put);
        } else {
            draft = draftOfLatest();
        }
        desk = new EditorDesk(draft, this::stored, scripts.limits(), () -> commands.upload(name), this::saveOrPropose);
        arrange();
    }

    private void refuse(ScriptDetails script) {
        draft = new FileDraft(0, Map.of()); // nothing that leaving could lose
        removeAll();
        add(
                new PageHead("Edit " + script.name())
                        .trail(new Trail()
                                .to(script.name().toString(), Links.script(script.name()))
                                .here("edit")),
                Callout.warning(
                        "This script is archived",
                        "It does not change until a maintainer takes it out of the archive, in its settings."));
    }

    private FileDraft draftOfLatest() {
        var latest = scripts.revision(caller.require(), name, RevisionSelector.LATEST);
        return new FileDraft(latest.number(), modes(latest));
    }

    private static Map<ContextPath, FileMode> modes(RevisionDetails revision) {
        var modes = new TreeMap<ContextPath, FileMode>();
        revision.files().forEach(file -> modes.put(file.path(), file.mode()));
        return modes;
    }

    private void arrange() {
        var trail = new Trail().to(name.toString(), Links.script(name));
        trail.here(draft.basedOn() == 0 ? "first revision" : "edit rev " + draft.basedOn());
        removeAll();
        add(new PageHead("Edit " + name).trail(trail), problem, desk, saveBar());
    }

    private Div saveBar() {
        var propose = new Button("Propose …", _ -> propose());
        if (!proposing.mayWrite(name)) {
            propose.addThemeVariants(ButtonVariant.PRIMARY);
            var note = new Span("You may read this script, not write it: change what you like, and propose it.");
            note.addClassNames("message", "muted");
            return Section.div("save-bar", note, propose);
        }
        propose.setVisible(draft.basedOn() > 0);
        var save = new Button("Save revision", _ -> save(false));
        var build = new Button("Save and build", _ -> save(true));
        build.addThemeVariants(ButtonVariant.PRIMARY);
        return Section.div("save-bar", message, propose, save, build);
    }

    private void saveOrPropose() {
        if (proposing.mayWrite(name)) {
            save(false);
        } else {
            propose();
        }
    }

    private void propose() {
        if (!draft.changed()) {
            Notices.done("Nothing is changed yet that could be proposed");
            return;
        }
        proposing.ask(name, draft, message.getValue(), proposal -> {
            draft.savedAs(draft.basedOn(), draft.paths()); // nothing would be lost by leaving now
            desk.setUnsaved(false);
            UI.getCurrent().navigate(Links.proposal(name, proposal.number()));
        });
    }

    private ContextFile stored(ContextPath path) {
        return scripts.file(caller.require(), name, RevisionSelector.number(draft.basedOn()), path);
    }

    private void save(boolean andBuild) {
        problem.setVisible(false);
        var outcome = saving.save(
                caller.require(),
                name,
                draft,
                message.getValue(),
                this::explain,
                refusal -> overtaken(refusal, andBuild));
        outcome.ifPresent(saved -> saved(saved, andBuild));
    }

    /// Somebody else saved in between: what they did can be seen, and what was written here goes on top of it.
    private void overtaken(String why, boolean andBuild) {
        var latest = scripts.revision(caller.require(), name, RevisionSelector.LATEST);
        var theirs = new Anchor(Links.diff(name, draft.basedOn(), latest.number()), "What changed in between");
        theirs.setTarget("_blank");
        var onTop = new Button("Save mine on top of rev " + latest.number(), _ -> {
            draft.basedOn(latest.number(), modes(latest));
            save(andBuild);
        });
        var callout = Callout.failed("Not saved", why + " What you wrote is kept here.");
        callout.add(Section.row(theirs, onTop));
        explain(callout, Optional.empty());
    }

    private void explain(Callout callout, Optional<Integer> line) {
        problem.removeAll();
        problem.add(callout);
        problem.setVisible(true);
        line.ifPresent(desk::goTo);
    }

    private void saved(RevisionOutcome outcome, boolean andBuild) {
        var number = outcome.revision().number();
        draft.savedAs(number, draft.paths());
        desk.setUnsaved(false);
        message.clear();
        Notices.done(outcome.created() ? "Saved as rev " + number : "Nothing changed since rev " + number);
        if (!andBuild) {
            arrange();
            desk.renew();
            return;
        }
        Attempt.of(() -> builds.request(caller.require(), BuildOrder.of(name, RevisionSelector.number(number))))
                .ifPresent(ticket ->
                        UI.getCurrent().navigate(Links.build(ticket.build().id())));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (!draft.changed()) {
            return;
        }
        var leaving = event.postpone();
        var dialog = new ConfirmDialog();
        dialog.setHeader("Leave without saving?");
        dialog.setText("The changes to %s are in no revision yet, and would be lost.".formatted(name));
        dialog.setConfirmText("Leave and lose them");
        dialog.setConfirmButtonTheme("error");
        dialog.setCancelable(true);
        dialog.setCancelText("Stay");
        dialog.addConfirmListener(_ -> {
            desk.setUnsaved(false);
            leaving.proceed();
        });
        dialog.addCancelListener(_ -> leaving.cancel());
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return "Edit " + name + " · Slipway";
    }
}
