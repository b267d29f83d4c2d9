package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.TagVerdict;
import java.util.List;

/// Whether a revision may have the tags that its team guards against slower ones, with the evidence.
class TagVerdicts extends Div {
    private static final long serialVersionUID = 1L;

    TagVerdicts(RevisionDetails revision, List<TagVerdict> verdicts) {
        addClassName("stack");
        setVisible(!verdicts.isEmpty());
        verdicts.forEach(verdict -> add(line(revision, verdict)));
    }

    private static Component line(RevisionDetails revision, TagVerdict verdict) {
        var latency = verdict.latency();
        var why = new Span("Beside rev %d, which has it now: %s.".formatted(latency.holder(), latency.why()));
        why.addClassName("muted");
        var line = Section.row(mark(verdict), why);
        if (latency.report() != null) {
            line.add(new Anchor(Links.report(latency.report()), "Report"));
        }
        if (!latency.passed()) {
            line.add(new Anchor(
                    Links.compare(revision.script(), latency.holder(), revision.number()),
                    latency.report() == null ? "Compare the two" : "Compare again"));
        }
        return line;
    }

    private static State mark(TagVerdict verdict) {
        var tag = verdict.tag();
        return switch (verdict.latency().outcome()) {
            case PASSED -> new State(State.Tone.RUNNING, "may have the tag " + tag);
            case TOO_SLOW -> new State(State.Tone.FAILED, "too slow for the tag " + tag);
            case UNDECIDED, UNMEASURED -> new State(State.Tone.WARNING, "not proven for the tag " + tag);
        };
    }
}
