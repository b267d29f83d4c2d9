package io.slipway.registry.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Test
    void whatPeopleKnowFromElsewhereIsDrawn() {
        assertThat(html("# Digits\n\nA *small* **model**, ~~old~~ `fast`.\n"))
                .contains("<h1 id=\"section-digits\">Digits</h1>")
                .contains("<em>small</em> <strong>model</strong>, <del>old</del> <code>fast</code>");
        assertThat(html("| a | b |\n|---|--:|\n| 1 | 2 |\n"))
                .contains("<table>", "<th>a</th>", "<td align=\"right\">2</td>");
        assertThat(html("```python\nprint('<b>')\n```")).contains("<pre><code>print('&lt;b&gt;')");
        assertThat(html("<details><summary>More</summary>text</details>")).contains("<details><summary>More</summary>");
    }

    @Test
    void linksIntoTheWebSayNothingOfWhoFollowsThem() {
        assertThat(html("[docs](https://example.org/a?b=c) and https://example.com"))
                .contains(
                        "<a href=\"https://example.org/a?b=c\" rel=\"nofollow noopener noreferrer\" target=\"_blank\">docs</a>")
                .contains("<a href=\"https://example.com\" rel=\"nofollow noopener noreferrer\" target=\"_blank\">");
        assertThat(html("[mail](mailto:a@example.org)")).contains("href=\"mailto:a@example.org\"");
    }

    @Test
    void linksToFilesAndHeadingsLeadWhereTheyAre() {
        assertThat(drawn("[how](docs/train.md) [missing](docs/none.md) [up](#results)"))
                .contains("<a href=\"files?path=docs/train.md\">how</a>")
                .contains("missing")
                .doesNotContain("none.md")
                .contains("<a href=\"page#section-results\">up</a>");
        assertThat(html("[how](docs/train.md) [up](#results)")).isEqualTo("<p>how up</p>\n");
    }

    @Test
    void picturesComeFromTheFilesAroundTheTextAndOthersAreLinks() {
        assertThat(drawn("![curve](curve.png)"))
                .contains("<img src=\"data:image/png;base64,iVBOR")
                .contains("alt=\"curve\"");
        assertThat(drawn("![badge](https://example.org/badge.svg)"))
                .contains("<a href=\"https://example.org/badge.svg\"", ">badge</a>")
                .doesNotContain("<img");
        assertThat(drawn("[![badge](https://example.org/b.svg)](https://example.org)"))
                .contains("<a href=\"https://example.org\"", ">badge</a>");
        assertThat(drawn("![drawing](drawing.svg)")).doesNotContain("<img").contains("drawing");
    }

    /// Row 53 of the list of attacks, and what others have met.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
                "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
                "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<iframe src=\"https://example.org\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"x\"></object><embed src=\"x\">",
                "<style>body { display: none }</style>",
                "<p style=\"position:fixed;inset:0\">over everything</p>",
                "<link rel=stylesheet href=https://example.org/x.css>",
                "<meta http-equiv=refresh content=\"0;url=https://example.org\">",
                "<base href=https://example.org/>",
                "<form action=https://example.org><input name=password><button>Sign in</button></form>",
                "<input type=password autofocus onfocus=alert(1)>",
                "<video src=x onerror=alert(1)></video><audio src=x></audio>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVa\tScript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href=\" javascript:alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "[x](javascript:alert(1))",
                "[x](javascript&colon;alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x]: javascript:alert(1)\n\n[x]",
                "<javascript:alert(1)>",
                "<a href=\"//example.org/x\">x</a>",
                "<a href=\"blob:https://example.org/x\" target=_self onclick=alert(1)>x</a>",
                "<div onclick=alert(1) id=outlet class=command slot=drawer>x</div>",
                "<h1 id=\"ROOT\">x</h1>",
                "<vaadin-button theme=primary onclick=alert(1)>Delete</vaadin-button>",
                "<template><script>alert(1)</script></template>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<details open ontoggle=alert(1)>x</details>",
                "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "`<img src=x onerror=alert(1)>",
            })
    void nothingOfATextIsObeyed(String attack) {
        var html = drawn(attack).toLowerCase(java.util.Locale.ROOT);
        var page = org.jsoup.Jsoup.parseBodyFragment(html);
        assertThat(page.select("script, style, iframe, object, embed, link, meta, base, form, button, svg, math, video,"
                        + " audio, template, noscript, vaadin-button, input, body img"))
                .isEmpty();
        page.body().select("*").forEach(element -> {
            assertThat(element.attributes().asList())
                    .extracting(org.jsoup.nodes.Attribute::getKey)
                    .allMatch(name -> !name.startsWith("on"))
                    .doesNotContain("style", "class", "slot", "srcdoc", "name", "autofocus", "theme");
            assertThat(element.id()).matches("|section-.*");
            assertThat(element.attr("href")).matches("|https?://.*");
        });
    }

    @Test
    void deepAndEndlessTextsAreDrawnAllTheSame() {
        assertThat(html(">".repeat(50_000) + "deep")).contains("deep");
        assertThat(html("*a **b ".repeat(20_000))).contains("a");
        assertThat(html("[".repeat(100_000))).contains("[[[");
        assertThat(html("<div>".repeat(30_000) + "deep")).contains("deep");
        assertThat(html("- ".repeat(50_000) + "deep")).isNotEmpty();
        assertThat(html("x".repeat(Markdown.MAX_CHARACTERS + 1)))
                .hasSizeLessThan(Markdown.MAX_CHARACTERS + 100)
                .contains("…");
    }

    private static String html(String text) {
        return Markdown.render(text).value();
    }

    private static String drawn(String text) {
        return Markdown.render(text, new Files()).value();
    }

    private static final class Files implements Surroundings {
        private final Map<String, byte[]> files = Map.of(
                "docs/train.md",
                new byte[] {1},
                "curve.png",
                PNG,
                "drawing.svg",
                "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8));

        @Override
        public Optional<String> section(String id) {
            return Optional.of("page#" + id);
        }

        @Override
        public Optional<String> file(String path) {
            return files.containsKey(path) ? Optional.of("files?path=" + path) : Optional.empty();
        }

        @Override
        public Optional<byte[]> image(String path) {
            return Optional.ofNullable(files.get(path));
        }
    }
}
