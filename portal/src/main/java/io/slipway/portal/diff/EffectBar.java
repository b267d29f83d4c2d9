package io.slipway.portal.diff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import io.slipway.registry.diff.LatencyRatio;
import io.slipway.registry.diff.RevisionDiff;
import io.slipway.registry.diff.RevisionEffect;
import io.slipway.registry.diff.RevisionFacts;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What came of two revisions, number beside number. What nobody knows is called unknown, never left out.
final class EffectBar extends Div {
    private static final long serialVersionUID = 1L;
    private static final String UNKNOWN = "unknown";

    private final transient RevisionEffect effect;

    EffectBar(RevisionDiff diff) {
        this.effect = diff.effect();
        addClassNames("numbers", "effect");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Effect");
        add(size(), layers(), time(), accuracy(), latency(diff));
    }

    private Component size() {
        var from = effect.from().imageBytes();
        var to = effect.to().imageBytes();
        return cell("Image", pair(RevisionFacts::imageBytes, Formats::size), note(sizeChange(from, to)));
    }

    private static String sizeChange(@Nullable Long from, @Nullable Long to) {
        if (from == null || to == null) {
            return from == null && to == null ? "neither is built" : "only one of them is built";
        }
        if (from.equals(to)) {
            return "the same size";
        }
        var change = Math.abs(to - from);
        var percent = from == 0 ? "" : String.format(Locale.ROOT, " (%s %%)", Formats.digits(100.0 * change / from));
        return (to < from ? "−" : "+") + Formats.size(change) + percent;
    }

    private Component layers() {
        var from = effect.from().layers();
        var to = effect.to().layers();
        var change = from == null || to == null || from.equals(to) ? "" : String.format(Locale.ROOT, "%+d", to - from);
        return cell("Layers", pair(RevisionFacts::layers, String::valueOf), note(change.replace('-', '−')));
    }

    private Component time() {
        var cached = pair(RevisionFacts::cachedSteps, String::valueOf);
        return cell(
                "Build",
                pair(RevisionFacts::buildTime, Formats::duration),
                note(cached.equals(UNKNOWN) ? "" : "steps from the cache: " + cached));
    }

    private Component accuracy() {
        var values = pair(RevisionFacts::accuracy, Formats::digits);
        return cell(
                "Accuracy", values, note(values.equals(UNKNOWN) ? "no build printed it" : "as the builds printed it"));
    }

    private Component latency(RevisionDiff diff) {
        var ratio = effect.ratio();
        var values = pair(RevisionFacts::p50Micros, Formats::latency);
        return cell("p50", values, ratio == null ? compare(diff) : verdict(ratio));
    }

    private static Component verdict(LatencyRatio ratio) {
        var words = new StringBuilder();
        if (ratio.ratio() != null && ratio.low() != null && ratio.high() != null) {
            words.append("%s× (%s–%s), "
                    .formatted(
                            Formats.digits(ratio.ratio()), Formats.digits(ratio.low()), Formats.digits(ratio.high())));
        }
        words.append(ratio.verdict());
        var report = new Anchor(Links.report(ratio.report()), words.toString());
        return ratio.reliable() ? report : new Div(report, note(" The run failed its own control: measure again."));
    }

    private static Component compare(RevisionDiff diff) {
        var link = Links.compare(diff.from().script(), diff.from().number()) + "&target="
                + diff.to().script() + "@" + diff.to().number();
        return new Div(note("no report has both. "), new Anchor(link, "Compare both"));
    }

    private <T> String pair(Function<RevisionFacts, @Nullable T> fact, Function<T, String> format) {
        var from = fact.apply(effect.from());
        var to = fact.apply(effect.to());
        if (from == null && to == null) {
            return UNKNOWN;
        }
        var one = from == null ? UNKNOWN : format.apply(from);
        var other = to == null ? UNKNOWN : format.apply(to);
        return Objects.equals(one, other) ? one : one + " → " + other;
    }

    private static Span note(String text) {
        var note = new Span(text);
        note.addClassName("name");
        return note;
    }

    private static Component cell(String name, String value, Component note) {
        var label = new Span(name);
        label.addClassName("name");
        var text = new Span(value);
        text.addClassName(value.equals(UNKNOWN) ? "unknown" : "value");
        return Section.div("cell", label, text, note);
    }
}
