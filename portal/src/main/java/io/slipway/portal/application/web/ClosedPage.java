package io.slipway.portal.application.web;

import io.slipway.registry.NotFoundException;
import io.slipway.registry.SlipwayException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.util.HtmlUtils;

/// What people see in place of an application that cannot be shown.
final class ClosedPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s · Slipway</title>
            <style>
              body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 15vh auto; padding: 0 1.5rem }
              h1 { font-size: 1.5rem }
            </style>
            <h1>%1$s</h1>
            <p>%s</p>
            <p><a href="%s">Open it again</a></p>
            </html>
            """;

    private ClosedPage() {}

    /// @param entry where the application is opened anew
    static void write(SlipwayException why, String entry, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(statusOf(why).value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        response.getWriter()
                .write(PAGE.formatted(title(why), HtmlUtils.htmlEscape(words(why)), HtmlUtils.htmlEscape(entry)));
    }

    private static String title(SlipwayException why) {
        return why instanceof NotFoundException ? "This visit is over" : "The application does not answer";
    }

    private static String words(SlipwayException why) {
        return why instanceof NotFoundException
                ? "An application stays open while you are signed in, may use it, and use it at least every half an"
                        + " hour."
                : why.detail();
    }

    private static HttpStatus statusOf(SlipwayException why) {
        if (why instanceof NotFoundException) {
            return HttpStatus.NOT_FOUND;
        }
        var declared = AnnotatedElementUtils.findMergedAnnotation(why.getClass(), ResponseStatus.class);
        return declared == null ? HttpStatus.CONFLICT : declared.code();
    }
}
