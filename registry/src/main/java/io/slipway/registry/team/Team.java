package io.slipway.registry.team;

import io.slipway.registry.ConflictException;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// People who own scripts together. There is always at least one owner by name, whatever groups the team follows.
@Entity
@Table(name = "team")
class Team {
    @Id
    private UUID id;

    private TeamName name;

    private String title;

    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "team_member", joinColumns = @JoinColumn(name = "team_id"))
    @MapKeyColumn(name = "username")
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Map<String, Role> members = new HashMap<>();

    @Version
    private @Nullable Long version; // null until stored

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected Team() {}

    Team(TeamName name, String title, String owner, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.title = title;
        this.createdAt = createdAt;
        members.put(owner, Role.OWNER);
    }

    UUID id() {
        return id;
    }

    TeamName name() {
        return name;
    }

    String title() {
        return title;
    }

    void retitle(String title) {
        this.title = title;
    }

    /// The role that an owner gave somebody by name.
    Optional<Role> roleOf(String username) {
        return Optional.ofNullable(members.get(username));
    }

    /// Adds a member or changes the role of one.
    void setMember(String username, Role role) {
        if (role != Role.OWNER) {
            keepAnOwner(username, "make '%s' a %s".formatted(username, role.slug()));
        }
        members.put(username, role);
    }

    void removeMember(String username) {
        keepAnOwner(username, "remove '%s'".formatted(username));
        members.remove(username);
    }

    private void keepAnOwner(String leaving, String action) {
        var stays = members.entrySet().stream()
                .anyMatch(member ->
                        member.getValue() == Role.OWNER && !member.getKey().equals(leaving));
        if (!stays) {
            throw new ConflictException(
                    "last-owner",
                    "Could not %s: a team needs an owner by name. Make somebody else an owner of '%s' first."
                            .formatted(action, name),
                    Map.of("team", name.value(), "username", leaving));
        }
    }
}
