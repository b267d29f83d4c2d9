package io.slipway.infra.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures as people read them.
final class Figures {
    private Figures() {}

    static String text(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }

    static String count(long number) {
        return text("%,d", number);
    }

    static String perSecond(double number) {
        return text("%,.0f", number);
    }

    static String millis(double millis) {
        if (Double.isNaN(millis)) {
            return "";
        }
        return millis < 10 ? text("%.2f ms", millis) : millis < 100 ? text("%.1f ms", millis) : text("%.0f ms", millis);
    }

    static String ratio(@Nullable Double ratio) {
        return ratio == null || Double.isNaN(ratio) ? "" : text("%.2f ×", ratio);
    }

    static String busy(Machine machine) {
        return text(
                "The machine was busy before anything was measured (load %.1f on %d processors): compare ratios, not figures.",
                machine.loadBefore(), machine.processors());
    }
}
