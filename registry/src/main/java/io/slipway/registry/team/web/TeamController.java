package io.slipway.registry.team.web;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Teams and their members.
@RestController
@RequestMapping(path = "/api/v1/teams", produces = MediaType.APPLICATION_JSON_VALUE)
class TeamController {
    private final TeamService teams;

    TeamController(TeamService teams) {
        this.teams = teams;
    }

    /// The caller's teams.
    @GetMapping
    List<TeamSummaryBody> list(Caller caller) {
        return teams.mine(caller).stream().map(TeamSummaryBody::of).toList();
    }

    /// Creates a team; the caller owns it.
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TeamBody> create(Caller caller, @RequestBody NewTeamBody body) {
        var name = nameOf(given("name", body.name()));
        var team = teams.create(caller, name, body.title() == null ? "" : body.title());
        return ResponseEntity.created(URI.create("/api/v1/teams/" + name)).body(TeamBody.of(team));
    }

    /// One of the caller's teams, with its members.
    @GetMapping("/{team}")
    TeamBody find(Caller caller, @PathVariable String team) {
        return TeamBody.of(teams.find(caller, new TeamName(team)));
    }

    /// Adds a member or changes the role of one.
    @PutMapping(path = "/{team}/members/{username}", consumes = MediaType.APPLICATION_JSON_VALUE)
    TeamBody setMember(
            Caller caller, @PathVariable String team, @PathVariable String username, @RequestBody RoleBody body) {
        var role = Role.of(given("role", body.role()));
        return TeamBody.of(teams.setMember(caller, new TeamName(team), username, role));
    }

    /// Removes a member.
    @DeleteMapping("/{team}/members/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMember(Caller caller, @PathVariable String team, @PathVariable String username) {
        teams.removeMember(caller, new TeamName(team), username);
    }

    private static TeamName nameOf(String text) {
        try {
            return new TeamName(text);
        } catch (InvalidException e) {
            throw e.at("name");
        }
    }

    private static String given(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidException(field, "it is missing");
        }
        return value;
    }
}
