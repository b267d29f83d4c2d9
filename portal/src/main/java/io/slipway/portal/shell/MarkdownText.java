package io.slipway.portal.shell;

import com.vaadin.flow.component.Html;
import io.slipway.registry.markdown.SafeHtml;

/// A text in Markdown, as the server has drawn it.
public final class MarkdownText extends Html {
    private static final long serialVersionUID = 1L;

    public MarkdownText(SafeHtml html) {
        super("<div class=\"markdown\">" + html.value() + "</div>");
    }
}
