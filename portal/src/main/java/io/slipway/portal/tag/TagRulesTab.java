package io.slipway.portal.tag;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.team.TeamPart;
import io.slipway.portal.team.TeamTab;
import io.slipway.registry.Caller;
import io.slipway.registry.tagrule.TagRuleService;
import io.slipway.registry.team.TeamDetails;
import org.springframework.stereotype.Service;

/// A team's rules for tags: members read them, maintainers set them.
@Service
class TagRulesTab implements TeamTab {
    private final TagRuleService rules;
    private final CurrentCaller current;

    TagRulesTab(TagRuleService rules, CurrentCaller current) {
        this.rules = rules;
        this.current = current;
    }

    @Override
    public TeamPart part() {
        return TeamPart.TAG_RULES;
    }

    @Override
    public Component content(Caller caller, TeamDetails team, Location location) {
        return new TagRulesForm(rules, current, team);
    }
}
