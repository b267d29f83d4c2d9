package io.slipway.registry.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// CommonMark with what people know from GitHub: tables, strikethrough, bare addresses, headings that can
/// be linked to, and the HTML elements that only structure a text.
///
/// Everything else is taken out by an allow-list, after rendering, from what the text became rather than from what it
/// looked like.
public final class Markdown {
    /// Longer texts are cut; a README of that size is read by nobody.
    public static final int MAX_CHARACTERS = 256 * 1024;

    /// Begins the ids of headings, so that a text cannot take the id of a part of the page.
    static final String SECTION = "section-";

    private static final int MAX_NESTING = 50;

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.create(),
            HeadingAnchorExtension.builder().idPrefix(SECTION).build());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /// A text on its own.
    public static SafeHtml render(String text) {
        return render(text, Surroundings.NONE);
    }

    /// A text that may refer to what is around it.
    public static SafeHtml render(String text, Surroundings surroundings) {
        var shown = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) + "\n\n…" : text;
        return new Sanitizer(surroundings).clean(RENDERER.render(PARSER.parse(shown)));
    }
}
