package io.slipway.portal.application.web;

import io.slipway.portal.prediction.AnswerSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// An application's answer as its page may see it: redirects stay inside, and pages of nobody's origin may read it.
final class AppAnswer implements AnswerSink {
    /// What browsers call the origin of a page that is kept apart.
    static final String ORIGIN = "null";

    private final String base;
    private final AnswerSink answer;

    /// @param base the path that the application's own paths come after
    AppAnswer(String base, AnswerSink answer) {
        this.base = base;
        this.answer = answer;
    }

    @Override
    public void begin(int status, Map<String, String> headers, long length) throws IOException {
        var seen = new HashMap<>(headers);
        seen.computeIfPresent("Location", (_, location) -> inside(location));
        seen.put("Access-Control-Allow-Origin", ORIGIN);
        seen.put("Referrer-Policy", "no-referrer"); // the address is a secret
        answer.begin(status, seen, length);
    }

    /// Applications do not know where they are. One that names another host leads nowhere.
    private String inside(String location) {
        if (location.startsWith("/") && !location.startsWith("//")) {
            return base + location;
        }
        return location.matches("[A-Za-z0-9._~%!$&'()*+,;=@-][^:\\\\]*") ? location : base + "/";
    }

    @Override
    public void write(byte[] buffer, int length) throws IOException {
        answer.write(buffer, length);
    }

    @Override
    public boolean mayGoOn() {
        return answer.mayGoOn();
    }

    @Override
    public void breakOff() {
        answer.breakOff();
    }
}
