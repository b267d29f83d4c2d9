package io.slipway.registry.markdown;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/// Lets through what structures a text: no script, no style, no form, no frame, nothing that a browser loads from
/// elsewhere while somebody reads. Links leave by https, http or mailto, or lead to the text's own surroundings;
/// pictures come from the files around the text, and others become links.
final class Sanitizer {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final int MAX_DEPTH = 256;
    private static final int MAX_PICTURES_BYTES = 2 * 1024 * 1024;

    private static final Safelist ALLOWED = new Safelist()
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "div", "span")
            .addTags("a", "img", "b", "strong", "i", "em", "u", "del", "s", "sub", "sup", "small", "q", "cite", "abbr")
            .addTags("code", "kbd", "samp", "var", "ul", "ol", "li", "dl", "dt", "dd", "details", "summary")
            .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .addAttributes("a", "href", "title")
            .addAttributes("img", "src", "alt", "title", "width", "height")
            .addAttributes("ol", "start")
            .addAttributes("th", "align", "colspan", "rowspan")
            .addAttributes("td", "align", "colspan", "rowspan")
            .addAttributes("details", "open")
            .addAttributes("abbr", "title")
            .addAttributes("h1", "id")
            .addAttributes("h2", "id")
            .addAttributes("h3", "id")
            .addAttributes("h4", "id")
            .addAttributes("h5", "id")
            .addAttributes("h6", "id");

    private final Surroundings surroundings;
    private int pictureBytes;

    Sanitizer(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    SafeHtml clean(String html) {
        var parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        Document page = new Cleaner(ALLOWED).clean(parser.parseInput(html, ""));
        page.outputSettings().prettyPrint(false);
        page.select("[id]").forEach(Sanitizer::keepOwnIds);
        page.select("img").forEach(this::picture);
        page.select("a").forEach(this::link);
        return new SafeHtml(page.body().html());
    }

    /// Headings have the ids that we gave them; a heading written as HTML has none.
    private static void keepOwnIds(Element heading) {
        if (!heading.id().startsWith(Markdown.SECTION)) {
            heading.removeAttr("id");
        }
    }

    private void link(Element link) {
        var href = link.attr("href").strip();
        if (href.startsWith("#")) {
            lead(link, surroundings.section(Markdown.SECTION + href.substring(1)));
            return;
        }
        var address = parse(href);
        if (address.isEmpty()) {
            link.unwrap();
        } else if (isWeb(address.get()) || isMail(address.get())) {
            link.attr("href", address.get().toString())
                    .attr("rel", "nofollow noopener noreferrer")
                    .attr("target", "_blank");
        } else {
            lead(link, file(address.get()).flatMap(surroundings::file));
        }
    }

    private static void lead(Element link, Optional<String> address) {
        address.ifPresentOrElse(to -> link.attr("href", to), link::unwrap);
    }

    private void picture(Element image) {
        var address = parse(image.attr("src").strip());
        var own = address.flatMap(Sanitizer::file)
                .flatMap(surroundings::image)
                .filter(bytes -> bytes.length <= MAX_PICTURES_BYTES - pictureBytes)
                .flatMap(bytes -> {
                    pictureBytes += bytes.length;
                    return Picture.asAddress(bytes);
                });
        if (own.isPresent()) {
            image.attr("src", own.get());
        } else {
            image.replaceWith(instead(image, address.filter(Sanitizer::isWeb)));
        }
    }

    /// A picture that is not ours to show: its words, linked to where it is unless it is in a link already.
    private static Node instead(Element image, Optional<URI> elsewhere) {
        var alt = image.attr("alt").strip();
        var words = alt.isEmpty() ? "picture" : alt;
        if (elsewhere.isEmpty() || image.closest("a") != null) {
            return new TextNode(words);
        }
        return new Element("a").attr("href", elsewhere.get().toString()).text(words);
    }

    private static Optional<URI> parse(String address) {
        try {
            return address.isEmpty() ? Optional.empty() : Optional.of(new URI(address));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI address) {
        return address.getHost() != null && address.getScheme() != null && WEB.contains(scheme(address));
    }

    private static boolean isMail(URI address) {
        return address.isOpaque() && scheme(address).equals("mailto");
    }

    private static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    /// The path of an address that names a file beside the text.
    private static Optional<String> file(URI address) {
        var path = address.getPath();
        return address.getScheme() != null || address.getRawAuthority() != null || path == null || path.isEmpty()
                ? Optional.empty()
                : Optional.of(path);
    }
}
