package io.slipway.infra.demo;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The main job in its steps. Each step takes from the portal what is there already and the same.
final class Tour {
    private static final int STEPS = 7;

    private final DemoOptions options;
    private final PrintStream out;
    private final Patience patience;
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Map<String, JsonNode> builds = new LinkedHashMap<>();
    private final List<JsonNode> deployments = new ArrayList<>();

    Tour(DemoOptions options, PrintStream out, Patience patience) {
        this.options = options;
        this.out = out;
        this.patience = patience;
    }

    /// @throws DemoFailure at the first thing that does not work
    Outcome run() {
        var starters = Starter.in(options.starters());
        var here = starters.stream().filter(Starter::isBuiltHere).toList();
        try (var http = new Http()) {
            var tokens = new Tokens(http, options);
            var api = new Api(http, tokens, options.portal());
            var journal = new Journal(out, InstantSource.system(), STEPS);
            var launches = new Launches(api, journal, patience, options.team());
            journal.step("Sign in as " + options.user(), tokens::current);
            journal.step("Find team " + options.team(), () -> findTeam(api, journal));
            journal.step(
                    "Publish " + starters.size() + " scripts",
                    () -> starters.forEach(starter -> revisions.put(
                            starter.name(), script(api, journal, starter).publish())));
            journal.step(
                    "Build " + here.size() + " images",
                    () -> here.forEach(starter -> builds.put(
                            starter.name(),
                            script(api, journal, starter).build(revisions.getOrDefault(starter.name(), 0)))));
            journal.step("Launch " + here.size() + " containers", () -> launchAll(launches));
            journal.step("Ask each for a prediction", () -> predictAll(launches, here));
            return compare(api, journal);
        }
    }

    private Script script(Api api, Journal journal, Starter starter) {
        return new Script(api, journal, patience, starter, options.team());
    }

    private void findTeam(Api api, Journal journal) {
        var action = "find team " + options.team();
        var team = api.find(action, "/teams/" + options.team());
        if (team.status() == 404) {
            api.post("create team " + options.team(), "/teams", Map.of("name", options.team(), "title", "Vision"));
            journal.note("team " + options.team() + " is new");
            options.members().forEach((name, role) -> {
                api.put("add " + name, "/teams/" + options.team() + "/members/" + name, Map.of("role", role));
                journal.note("%s joins as %s".formatted(name, role));
            });
        } else {
            var found = api.get(action, "/teams/" + options.team());
            journal.note("your role there: " + found.path("yourRole").asString("none"));
        }
    }

    private void launchAll(Launches launches) {
        builds.forEach((name, build) -> deployments.add(launches.launch(name, build, used(name))));
    }

    /// The application asks the first of the models.
    private @Nullable String used(String name) {
        return name.equals(Starter.APPLICATION) ? Script.id(deployments.getFirst()) : null;
    }

    private void predictAll(Launches launches, List<Starter> here) {
        for (int i = 0; i < here.size(); i++) {
            launches.predict(deployments.get(i), here.get(i).sample());
        }
    }

    private Outcome compare(Api api, Journal journal) {
        var outcome = new ArrayList<Outcome>();
        journal.step("Compare %d models (%s)".formatted(Starter.MODELS.size(), options.preset()), () -> {
            var targets = Starter.MODELS.stream().map(this::target).toList();
            outcome.add(new Contest(api, journal, patience, options).run(targets));
        });
        return outcome.getFirst();
    }

    private Map<String, String> target(String name) {
        return Map.of("script", options.team() + "/" + name, "revision", String.valueOf(revisions.get(name)));
    }
}
