package io.slipway.portal.engines;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.slipway.engine.EngineInfo;
import io.slipway.engine.IsolationReport;
import io.slipway.engine.IsolationReport.Finding;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Background;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;
import org.jspecify.annotations.Nullable;

/// One engine: its state, its facts, and the check of what its containers can reach.
class EnginePanel extends Article {
    private static final long serialVersionUID = 1L;

    private final transient EngineService engines;
    private final CurrentCaller caller;
    private final String name;
    private final Div status = Section.stack();
    private final Div findings = Section.stack();
    private final Div problem = new Div();
    private final Button check = new Button("Check now");

    EnginePanel(EngineService engines, CurrentCaller caller, EngineStatus engine) {
        this.engines = engines;
        this.caller = caller;
        this.name = engine.name();
        addClassNames("panel", "stack");
        check.addClickListener(_ -> check());
        check.setVisible(caller.require().siteAdmin());
        var heading = Section.div("section-head", new H3("What containers can reach"), check);
        add(status, heading, findings, problem);
        show(engine);
    }

    final void show(EngineStatus engine) {
        status.removeAll();
        var title = new H2(engine.name());
        var state = engine.reachable()
                ? new State(State.Tone.RUNNING, "answers")
                : new State(State.Tone.FAILED, "does not answer");
        status.add(Section.div("section-head", Section.row(title, state), Section.row(Moment.at(engine.since()))));
        if (engine.error() != null) {
            status.add(Callout.failed("The engine is down", engine.error()));
        }
        status.add(facts(engine));
        findings.removeAll();
        findings.add(findings(engine.isolation()));
    }

    private static Facts facts(EngineStatus engine) {
        var address = engine.address().toString();
        var facts = new Facts().mono("Address", address, address);
        EngineInfo info = engine.info();
        if (info == null) {
            return facts;
        }
        return facts.add("Kind", "%s %s, API %s".formatted(info.kind(), info.version(), info.apiVersion()))
                .add("Builds with", info.buildKit() ? "BuildKit" : "the classic builder")
                .add("System", "%s, kernel %s, %s".formatted(info.os(), info.kernel(), info.architecture()))
                .add("Size", "%d CPUs, %s of memory".formatted(info.cpus(), Formats.memory(info.memoryBytes())))
                .add("Storage", info.storageDriver());
    }

    private static Component[] findings(@Nullable IsolationReport report) {
        if (report == null) {
            return new Component[] {
                new Paragraph("Not checked yet. The check starts a short-lived container on a network of its own and"
                        + " tries; rules in the host's firewall are up to its administrator.")
            };
        }
        var facts = new Facts()
                .add("Services of this host", finding(report.hostServices(), true))
                .add("The internet", finding(report.outside(), false))
                .add("Cloud metadata", finding(report.metadata(), true))
                .add("Checked", Moment.at(report.testedAt()));
        return new Component[] {facts};
    }

    private static Component finding(Finding finding, boolean serious) {
        var state = switch (finding.reach()) {
            case BLOCKED -> new State(State.Tone.RUNNING, "blocked");
            case REACHABLE -> new State(serious ? State.Tone.FAILED : State.Tone.WARNING, "reachable");
            case UNKNOWN -> new State(State.Tone.NEUTRAL, "cannot tell");
        };
        var evidence = new Paragraph(finding.evidence());
        evidence.addClassNames("muted", "evidence");
        return new Div(state, evidence);
    }

    private void check() {
        var asking = caller.require();
        check.setEnabled(false);
        check.setText("Checking …");
        problem.removeAll();
        Background.run(
                this,
                () -> engines.checkIsolation(asking, name),
                report -> {
                    findings.removeAll();
                    findings.add(findings(report));
                    done();
                },
                failure -> {
                    problem.add(Callout.failed("Not checked", Attempt.reason(failure)));
                    done();
                });
    }

    private void done() {
        check.setText("Check now");
        check.setEnabled(true);
    }
}
