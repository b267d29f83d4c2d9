package io.slipway.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One of everything: a team with two models, their builds, one that failed, a container and a report.
///
/// @param team its name
/// @param script the baseline, `team/name`
/// @param build a build that succeeded
/// @param failedBuild and one that did not
/// @param deployment a container that answers
/// @param comparison a comparison that ended
/// @param report what it found out
public record Showcase(
        String team,
        String script,
        String build,
        String failedBuild,
        String deployment,
        String comparison,
        String report) {
    private static final String README = """
            # Handwritten digits, %s

            Recognises a digit from 8 × 8 grey values.

            | path | what |
            |---|---|
            | `POST /predict` | `{"pixels": [64 numbers from 0 to 16]}` → `{"digit": 7}` |
            | `GET /health` | `200` once it can predict |

            <script>document.title = 'owned'</script><img src="none" alt="none" onerror="document.title = 'owned'">
            """;

    /// Takes everything through the API, as alice.
    ///
    /// @param rounds of the comparison
    public static Showcase prepared(PortalFixture fixture, int rounds) {
        var api = fixture.api("alice");
        var team = "show-" + UUID.randomUUID().toString().substring(0, 6);
        api.post("/teams", Map.of("name", team, "title", "Vision"));
        for (Map.Entry<String, String> member :
                Map.of("bob", "developer", "carol", "viewer").entrySet()) {
            api.put("/teams/%s/members/%s".formatted(team, member.getKey()), Map.of("role", member.getValue()));
        }
        var small = team + "/digits-small";
        var large = team + "/digits-large";
        Models.publish(api, small, model("the small model", 0.0010));
        Models.publish(api, large, model("the large model", 0.0014));
        describe(api, small, "Recognises handwritten digits; the small model, quick and good enough.");
        describe(api, large, "Recognises handwritten digits; the large model.");
        Models.publish(
                api, team + "/broken", Models.dockerfile("RUN echo compiling && cc -o model model.c\nEXPOSE 8080"));
        var build = Models.requestBuild(api, small, 1);
        var failed = Models.requestBuild(api, team + "/broken", 1);
        var deployment = Models.requestLaunch(api, small, 1, "digits", Map.of("GREETING", "hello"));
        Models.finished(api, "/builds/" + build);
        Models.finished(api, "/builds/" + failed);
        Models.finished(api, "/deployments/" + deployment);
        var comparison = compare(api, team, small, large, rounds);
        var report = Models.finished(api, "/comparisons/" + comparison).field("report");
        return new Showcase(team, small, build, failed, deployment, comparison, report);
    }

    private static void describe(Api api, String script, String description) {
        api.put("/scripts/" + script, Map.of("description", description, "visibility", "team"));
    }

    private static String compare(Api api, String team, String small, String large, int rounds) {
        var answer = api.post(
                "/comparisons",
                Map.of(
                        "team",
                        team,
                        "name",
                        "Is the large model slower?",
                        "targets",
                        List.of(Map.of("script", small, "revision", "1"), Map.of("script", large, "revision", "1")),
                        "preset",
                        "quick",
                        "rounds",
                        rounds));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.field("id");
    }

    /// The smallest model, taking so many seconds for an answer.
    private static Map<String, String> model(String name, double seconds) {
        var files = new LinkedHashMap<>(Models.tiny(name + UUID.randomUUID()));
        files.computeIfPresent(
                "serve.pl",
                (_, code) -> code.replace(
                        "        my ($status, $body) =",
                        "        select(undef, undef, undef, %s) if $path eq '/predict';\n        my ($status, $body) ="
                                .formatted(seconds)));
        files.put("README.md", README.formatted(name));
        return files;
    }
}
