package io.slipway.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/// A page that cannot be shown, with the reason and the next step.
abstract class ErrorPage extends Page implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private String title = "Slipway";

    final void explain(String heading, String why, Anchor... next) {
        title = heading + " · Slipway";
        removeAll();
        add(new PageHead(heading), new Paragraph(why));
        add(Section.row(next));
        UI.getCurrent().getPage().setTitle(title);
    }

    static Anchor home() {
        return new Anchor("", "Go to the start page");
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
