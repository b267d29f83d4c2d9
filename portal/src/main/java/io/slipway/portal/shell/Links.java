package io.slipway.portal.shell;

import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.util.UUID;

/// The addresses of the portal's pages, so that each thing can link to what it came from and what came of it
/// without knowing the other's page.
public final class Links {
    /// What [#propose] calls the revision it offers.
    public static final String PROPOSE = "propose";

    private Links() {}

    public static String scripts() {
        return "scripts";
    }

    public static String script(ScriptName name) {
        return "scripts/" + name;
    }

    /// A tab of the script's page, such as `files`, `tags` or `settings`; `ScriptPart` has them all.
    public static String script(ScriptName name, String tab) {
        return script(name) + "/" + tab;
    }

    /// The files of one revision.
    public static String revision(ScriptName name, int number) {
        return script(name, "files") + "?revision=" + number;
    }

    /// The Dockerfile of one revision at a line.
    public static String dockerfileLine(ScriptName name, int number, int line) {
        return revision(name, number) + "&path=Dockerfile&line=" + line;
    }

    public static String edit(ScriptName name) {
        return script(name) + "/edit";
    }

    /// One proposal for the script.
    public static String proposal(ScriptName name, int number) {
        return script(name, "proposals") + "/" + number;
    }

    /// The proposals for a script, with the dialog open that offers this revision of another one.
    public static String propose(ScriptName name, ScriptName from, int revision) {
        return "%s?%s=%s:%d".formatted(script(name, "proposals"), PROPOSE, from, revision);
    }

    /// The page that shows what differs between two revisions.
    public static String diffs() {
        return "diffs";
    }

    /// The same, with two revisions of one script.
    public static String diff(ScriptName name, int from, int to) {
        return diff(name, from, name, to);
    }

    /// The same, with revisions of two scripts.
    public static String diff(ScriptName from, int fromRevision, ScriptName to, int toRevision) {
        return "%s?from=%s:%d&to=%s:%d".formatted(diffs(), from, fromRevision, to, toRevision);
    }

    public static String builds() {
        return "builds";
    }

    public static String build(UUID id) {
        return "builds/" + id;
    }

    public static String containers() {
        return "containers";
    }

    public static String container(UUID deployment) {
        return "containers/" + deployment;
    }

    /// The page that a container serves for people.
    public static String application(TeamName team, String name) {
        return "apps/%s/%s".formatted(team, name);
    }

    public static String images() {
        return "images";
    }

    /// One saved image.
    public static String image(UUID id) {
        return "images/" + id;
    }

    public static String comparisons() {
        return "comparisons";
    }

    public static String comparison(UUID id) {
        return "comparisons/" + id;
    }

    /// The launch dialog, with this revision chosen.
    public static String launch(ScriptName name, int revision) {
        return containers() + "?launch=" + name + "@" + revision;
    }

    /// The launch dialog for a saved image.
    public static String launchImage(UUID image) {
        return containers() + "?image=" + image;
    }

    /// The page for a new comparison, with this revision chosen.
    public static String compare(ScriptName name, int revision) {
        return "comparisons/new?target=" + name + "@" + revision;
    }

    /// The same, with two revisions of the script chosen, the first as the baseline.
    public static String compare(ScriptName name, int baseline, int candidate) {
        return compare(name, baseline) + "&target=" + name + "@" + candidate;
    }

    /// The same, with a running deployment chosen.
    public static String compare(UUID deployment) {
        return "comparisons/new?target=" + deployment;
    }

    public static String report(UUID id) {
        return "reports/" + id;
    }

    /// Two reports of the same targets, side by side.
    public static String beside(UUID report, UUID other) {
        return report(report) + "/beside/" + other;
    }

    public static String teams() {
        return "teams";
    }

    public static String team(TeamName name) {
        return teams() + "/" + name;
    }

    /// A tab of the team's page, such as `robots` or `settings`; `TeamPart` has them all.
    public static String team(TeamName name, String tab) {
        return team(name) + "/" + tab;
    }

    public static String tokens() {
        return "tokens";
    }

    /// The whole site's log; a team's is a tab of its page.
    public static String audit() {
        return "audit";
    }

    /// What stands on what, from the host to the deployments.
    public static String structure() {
        return "structure";
    }

    public static String engines() {
        return "engines";
    }
}
