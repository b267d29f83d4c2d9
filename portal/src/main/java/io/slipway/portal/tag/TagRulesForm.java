package io.slipway.portal.tag;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.tagrule.TagPattern;
import io.slipway.registry.tagrule.TagRuleService;
import io.slipway.registry.tagrule.TagRules;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import java.util.Map;
import java.util.stream.Collectors;

/// Which tags of the team's scripts never move, and which findings keep a tag away.
class TagRulesForm extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TagRuleService rules;
    private final transient TeamDetails team;
    private final CurrentCaller caller;
    private final RadioButtonGroup<TagRules.Immutable> immutable = new RadioButtonGroup<>("Immutable tags");
    private final TextArea patterns = new TextArea("Patterns");
    private final RadioButtonGroup<TagRules.Block> block = new RadioButtonGroup<>("Findings that keep a tag away");

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
        add(immutable, patterns, block);
        show(rules.find(caller.require(), team.name()));
        conclude(team.yourRole().allows(Permission.MANAGE_TAG_RULES));
    }

    private void conclude(boolean mayChange) {
        immutable.setReadOnly(!mayChange);
        patterns.setReadOnly(!mayChange);
        block.setReadOnly(!mayChange);
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
        patterns.setValue(now.patterns().stream().map(TagPattern::value).collect(Collectors.joining("\n")));
        block.setValue(now.block());
    }

    private void save() {
        Attempt.of(Map.of("patterns", patterns), () -> rules.set(caller.require(), team.name(), entered()))
                .ifPresent(saved -> {
                    show(saved);
                    Notices.done("Saved; the rules hold for the next change of a tag");
                });
    }

    private TagRules entered() {
        var lines = patterns.getValue().lines().map(String::strip).filter(line -> !line.isEmpty());
        return new TagRules(immutable.getValue(), lines.map(TagPattern::new).toList(), block.getValue());
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
