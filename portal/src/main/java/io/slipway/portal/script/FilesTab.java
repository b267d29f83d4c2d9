package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Section;
import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.TagService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// The files of one revision; which revision, file and line is in the address.
@Service
class FilesTab implements ScriptTab {
    private final ScriptService scripts;
    private final TagService tags;
    private final CurrentCaller current;
    private final String site;

    FilesTab(
            ScriptService scripts,
            TagService tags,
            CurrentCaller current,
            @Value("${slipway.url:http://localhost:8080}") String site) {
        this.scripts = scripts;
        this.tags = tags;
        this.current = current;
        this.site = site;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.FILES;
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        var wanted = AddressBar.parameter(location, "revision");
        var selector = wanted.isEmpty() ? RevisionSelector.LATEST : RevisionSelector.parse(wanted);
        var revision = scripts.revision(caller, script.name(), selector);
        var files = new RevisionFiles(
                scripts,
                current,
                revision,
                AddressBar.parameter(location, "path"),
                AddressBar.parameter(location, "line"),
                site);
        var verdicts = tags.verdicts(caller, script.name(), RevisionSelector.number(revision.number()));
        return verdicts.isEmpty() ? files : Section.stack(new TagVerdicts(revision, verdicts), files);
    }
}
