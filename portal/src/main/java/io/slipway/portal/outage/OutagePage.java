package io.slipway.portal.outage;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;

/// A page that needs nothing but itself, for the times when what the portal rests on is down.
///
/// @param status the HTTP status
/// @param title one line
/// @param text what happened and what comes next
/// @param retry whether the page asks again by itself every few seconds
public record OutagePage(HttpStatus status, String title, String text, boolean retry) {
    private static final int SECONDS_TO_RETRY = 5;

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s · Slipway</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center;
              background: light-dark(#f6f8f8, #10191b); color: light-dark(#17282b, #dfe9ea); }
            main { max-width: 32rem; padding: 2rem; }
            h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
            a { color: light-dark(#0b5c63, #6cc5cc); }
            </style>
            </head>
            <body><main><h1>%1$s</h1><p>%2$s</p>%3$s</main>%4$s</body>
            </html>
            """;

    /// Keycloak does not answer.
    public static OutagePage signInDown() {
        return new OutagePage(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The sign-in service is not available",
                "Slipway itself is running, but Keycloak does not answer, so nobody can sign in right now."
                        + " Builds, containers and comparisons that were started go on.",
                true);
    }

    /// Sign-in came back with a failure.
    public static OutagePage signInFailed() {
        return new OutagePage(
                HttpStatus.UNAUTHORIZED,
                "Sign-in did not work",
                "The sign-in service sent you back without a valid answer. This happens when a sign-in page was left"
                        + " open for long, or when the sign-in service was restarted in between.",
                false);
    }

    /// PostgreSQL does not answer.
    public static OutagePage databaseDown() {
        return new OutagePage(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database is not available",
                "Slipway cannot reach PostgreSQL, so it has nothing to show. Nothing that was saved is lost;"
                        + " containers that run go on running.",
                true);
    }

    /// Ends the response with this page.
    public void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        if (retry) {
            response.setHeader("Retry-After", Integer.toString(SECONDS_TO_RETRY));
        }
        response.getWriter().write(html());
    }

    private String html() {
        return HTML.formatted(
                HtmlUtils.htmlEscape(title),
                HtmlUtils.htmlEscape(text),
                retry
                        ? "<p role=\"status\">This page tries again every %d seconds.</p>".formatted(SECONDS_TO_RETRY)
                        : "<p><a href=\"/\">Sign in again</a></p>",
                retry ? "<script>setTimeout(() => location.reload(), %d000)</script>".formatted(SECONDS_TO_RETRY) : "");
    }
}
