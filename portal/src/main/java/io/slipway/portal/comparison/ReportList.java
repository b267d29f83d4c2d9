package io.slipway.portal.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import java.util.List;

/// Reports with their sentences, newest first.
public class ReportList extends Div {
    private static final long serialVersionUID = 1L;

    /// @param empty what to show when there is none
    public ReportList(List<ReportSummary> reports, Component empty) {
        if (reports.isEmpty()) {
            add(empty);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("links");
        reports.forEach(report -> list.add(entry(report)));
        add(list);
    }

    private static ListItem entry(ReportSummary report) {
        var name = new Anchor(Links.report(report.id()), report.name());
        name.addClassName("name");
        var sentence = new Span(report.sentence());
        sentence.addClassName("note");
        return new ListItem(name, Moment.at(report.createdAt()), sentence);
    }
}
