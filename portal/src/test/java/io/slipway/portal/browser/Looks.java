package io.slipway.portal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.portal.testing.Accessible;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A page as it stands, at both widths in both colour schemes: fits the screen, shuts nobody out, is kept as a picture.
final class Looks {
    private Looks() {}

    static void check(Page page, String name) {
        for (var width : List.of(390, 1440)) {
            page.setViewportSize(width, 900);
            for (var colors : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
                var what = "%s-%d-%s".formatted(name, width, colors.name().toLowerCase(Locale.ROOT));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as(what)
                        .isLessThanOrEqualTo(width);
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", what + ".png")));
                if ((width == 390) == (colors == ColorScheme.DARK)) {
                    Accessible.check(page, what);
                }
            }
        }
    }
}
