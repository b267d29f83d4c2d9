package io.slipway.portal.tag;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.InvalidException;
import io.slipway.registry.tagrule.LatencyGuard;
import io.slipway.registry.tagrule.TagPattern;
import io.slipway.registry.tagrule.TagRuleService;
import io.slipway.registry.tagrule.TagRules;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which tags of the team's scripts never move, which findings keep a tag away, and which tags no slower revision gets.
class TagRulesForm extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TagRuleService rules;
    private final transient TeamDetails team;
    private final CurrentCaller caller;
    private final RadioButtonGroup<TagRules.Immutable> immutable = new RadioButtonGroup<>("Immutable tags");
    private final TextArea patterns = new TextArea("Patterns");
    private final RadioButtonGroup<TagRules.Block> block = new RadioButtonGroup<>("Findings that keep a tag away");
    private final TextArea guarded = new TextArea("Tags that no slower revision gets");
    private final NumberField delta = new NumberField("Slower on p50 by at most (%)");

    TagRulesForm(TagRuleService rules, CurrentCaller caller, TeamDetails team) {
        this.rules = rules;
        this.caller = caller;
        this.team = team;
        addClassNames("panel", "stack");
        immutable.setItems(TagRules.Immutable.values());
        immutable.setItemLabelGenerator(TagRulesForm::label);
        immutable.setHelperText(
                "An immutable tag is neither moved nor deleted once it is made. 'latest' moves with every revision,"
                        + " unless a pattern says exactly 'latest'.");
        immutable.addValueChangeListener(event -> patterns.setVisible(event.getValue() == TagRules.Immutable.PATTERNS));
        patterns.setHelperText("One a line, such as v*; * stands for any characters, ? for one.");
        patterns.setMinRows(3);
        patterns.setMaxWidth("360px");
        block.setItems(TagRules.Block.values());
        block.setItemLabelGenerator(TagRulesForm::label);
        block.setHelperText("What Slipway finds in the Dockerfile of a revision that is to get a tag.");
        arrangeGuard();
        add(immutable, patterns, block, guarded, delta);
        show(rules.find(caller.require(), team.name()));
        conclude(team.yourRole().allows(Permission.MANAGE_TAG_RULES));
    }

    private void arrangeGuard() {
        guarded.setHelperText(
                "One a line, such as stable. The newest comparison of a revision with the one that has the tag"
                        + " must show that it is not slower; whoever gets the tag first needs none.");
        guarded.setMinRows(2);
        guarded.setMaxWidth("360px");
        delta.setMin(0);
        delta.setMax(100);
        delta.setMaxWidth("360px");
    }

    private void conclude(boolean mayChange) {
        immutable.setReadOnly(!mayChange);
        patterns.setReadOnly(!mayChange);
        block.setReadOnly(!mayChange);
        guarded.setReadOnly(!mayChange);
        delta.setReadOnly(!mayChange);
        if (!mayChange) {
            add(new Paragraph("Maintainers of the team change these rules."));
            return;
        }
        var save = new Button("Save the rules", _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(Section.row(save));
    }

    private void show(TagRules now) {
        immutable.setValue(now.immutable());
        patterns.setVisible(now.immutable() == TagRules.Immutable.PATTERNS);
        patterns.setValue(lines(now.patterns()));
        guarded.setValue(lines(now.latency().tags()));
        delta.setValue(now.latency().delta() * 100);
        block.setValue(now.block());
    }

    private void save() {
        Attempt.of(
                        Map.of("patterns", patterns, "latency.tags", guarded, "latency.delta", delta),
                        () -> rules.set(caller.require(), team.name(), entered()))
                .ifPresent(saved -> {
                    show(saved);
                    Notices.done("Saved; the rules hold for the next change of a tag");
                });
    }

    private TagRules entered() {
        var percent = delta.getValue();
        if (percent == null) {
            throw new InvalidException("latency.delta", "give a number of percent, such as 3");
        }
        return new TagRules(
                immutable.getValue(),
                lines(patterns).map(TagPattern::new).toList(),
                block.getValue(),
                LatencyGuard.of(lines(guarded).toList(), percent / 100));
    }

    private static Stream<String> lines(TextArea area) {
        return area.getValue().lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static String lines(List<TagPattern> patterns) {
        return patterns.stream().map(TagPattern::value).collect(Collectors.joining("\n"));
    }

    private static String label(TagRules.Immutable value) {
        return switch (value) {
            case NONE -> "None: every tag may move";
            case ALL -> "All";
            case PATTERNS -> "Those that match a pattern";
        };
    }

    private static String label(TagRules.Block value) {
        return switch (value) {
            case NONE -> "None";
            case ERRORS -> "Errors";
            case WARNINGS -> "Errors and warnings";
        };
    }
}
