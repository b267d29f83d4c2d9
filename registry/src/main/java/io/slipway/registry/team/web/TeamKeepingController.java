package io.slipway.registry.team.web;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamGroup;
import io.slipway.registry.team.TeamGroupService;
import io.slipway.registry.team.TeamKeeping;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What owners settle for a team: its title, its end, who owns it, and the groups that it follows.
@RestController
@RequestMapping(path = "/api/v1/teams/{team}", produces = MediaType.APPLICATION_JSON_VALUE)
class TeamKeepingController {
    private final TeamService teams;
    private final TeamKeeping keeping;
    private final TeamGroupService groups;

    TeamKeepingController(TeamService teams, TeamKeeping keeping, TeamGroupService groups) {
        this.teams = teams;
        this.keeping = keeping;
        this.groups = groups;
    }

    /// Gives the team another title.
    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    TeamBody retitle(Caller caller, @PathVariable String team, @RequestBody TitleBody body) {
        var name = new TeamName(team);
        keeping.retitle(caller, name, given("title", body.title()));
        return TeamBody.of(teams.find(caller, name));
    }

    /// Deletes a team that has no scripts. Nobody gets its name again.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String team) {
        keeping.delete(caller, new TeamName(team));
    }

    /// Makes another member an owner in the caller's place.
    @PostMapping(path = "/transfer", consumes = MediaType.APPLICATION_JSON_VALUE)
    TeamBody transfer(Caller caller, @PathVariable String team, @RequestBody TransferBody body) {
        return TeamBody.of(teams.transfer(caller, new TeamName(team), given("username", body.username())));
    }

    /// Lets the team follow a group of the sign-in service.
    @PutMapping(path = "/groups", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(Caller caller, @PathVariable String team, @RequestBody GroupBody body) {
        var group = new TeamGroup(given("group", body.group()), Role.of(given("role", body.role())));
        groups.follow(caller, new TeamName(team), group);
    }

    /// Stops following a group.
    ///
    /// @param group its name, which may have slashes
    @DeleteMapping("/groups")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(Caller caller, @PathVariable String team, @RequestParam String group) {
        groups.unfollow(caller, new TeamName(team), group);
    }

    /// Lets somebody in again whom a group has, and who was removed or left.
    @DeleteMapping("/kept-out/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void letIn(Caller caller, @PathVariable String team, @PathVariable String username) {
        groups.letIn(caller, new TeamName(team), username);
    }

    private static String given(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidException(field, "it is missing");
        }
        return value;
    }

    /// The new title.
    record TitleBody(@Nullable String title) {}

    /// Who owns the team from now on.
    record TransferBody(@Nullable String username) {}

    /// The group to follow, and what it makes of those who are in it.
    record GroupBody(@Nullable String group, @Nullable String role) {}
}
