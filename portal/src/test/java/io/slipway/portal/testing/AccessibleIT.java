package io.slipway.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Axe is asked for less than it could tell, which must not make it blind.
class AccessibleIT {
    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
        page = chromium.page(390, ColorScheme.LIGHT);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void picturesWithoutWordsAndFieldsWithoutLabelsAreFound() {
        show("<img src=\"data:,\"><input type=\"text\">");

        assertThat(Accessible.problems(page))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("critical image-alt: <img"))
                .anySatisfy(problem -> assertThat(problem).startsWith("critical label: <input"));
    }

    @Test
    void wordsThatAreTooPaleToReadAreFound() {
        show("<p style=\"color: #bbb; background: #fff\">Nobody reads this.</p>");

        assertThat(Accessible.problems(page)).singleElement().asString().startsWith("serious color-contrast: <p");
    }

    @Test
    void aPageThatIsWiderThanItsWindowIsFound() {
        show("<div style=\"width: 500px\">wide</div>");

        assertThat(Accessible.problems(page)).singleElement().asString().startsWith("it has to be scrolled sideways");
    }

    @Test
    void nothingIsFoundWhereAllIsWell() {
        show("<img src=\"data:,\" alt=\"A dot\"><label>Name <input type=\"text\"></label>");

        assertThat(Accessible.problems(page)).isEmpty();
    }

    private static void show(String body) {
        page.setContent("""
                <!DOCTYPE html>
                <html lang="en">
                  <head><title>A page</title><meta name="viewport" content="width=device-width"></head>
                  <body><main><h1>A page</h1>%s</main></body>
                </html>
                """.formatted(body));
    }
}
