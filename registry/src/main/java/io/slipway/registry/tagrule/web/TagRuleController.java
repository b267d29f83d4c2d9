package io.slipway.registry.tagrule.web;

import io.slipway.registry.Caller;
import io.slipway.registry.tagrule.TagRuleService;
import io.slipway.registry.team.TeamName;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which tags of a team are immutable, and which findings keep a tag away.
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/tag-rules", produces = MediaType.APPLICATION_JSON_VALUE)
class TagRuleController {
    private final TagRuleService rules;

    TagRuleController(TagRuleService rules) {
        this.rules = rules;
    }

    @GetMapping
    TagRulesBody find(Caller caller, @PathVariable String team) {
        return TagRulesBody.of(rules.find(caller, new TeamName(team)));
    }

    /// Replaces the rules as a whole.
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    TagRulesBody set(Caller caller, @PathVariable String team, @RequestBody TagRulesBody body) {
        return TagRulesBody.of(rules.set(caller, new TeamName(team), body.rules()));
    }
}
