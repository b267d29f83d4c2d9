package io.slipway.infra.bench;

import io.slipway.infra.bench.fill.FilledScript;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/// What people and programs do besides reading one script: looking through lists, searching, comparing, publishing.
final class Acts {
    private static final String SCRIPTS = "/api/v1/scripts";
    private static final int PAGES = 20;

    private static final List<String> SEARCHES = List.of(
            "?q=yolo11+detect",
            "?q=resnet50&base=python%3A3.12-slim",
            "?q=forecast+energy+demand",
            "?base=debian%3Atrixie-slim",
            "?label=stage%3Dproduction&framework=pytorch",
            "?q=model",
            "?q=transc",
            "?q=road+signs&team=vision",
            "?q=multilingual+invoices&sort=updated",
            "?q=%22customer+calls%22+whisper&label=gpu");

    /// Of words that as many scripts have at every size.
    private static final List<String> SAME =
            List.of("?q=s0001", "?q=with+s0002", "?q=s0003&sort=name", "?q=s0000&label=stage%3Dstaging");

    private static final List<String> MISSPELT =
            List.of("?q=efficentnet", "?q=wisper+transcribe", "?q=forcast", "?q=detct+yolo");

    private final Client client;
    private final List<FilledScript> readable;
    private final Contexts contexts;

    Acts(Client client, List<FilledScript> readable, Contexts contexts) {
        this.client = client;
        this.readable = readable;
        this.contexts = contexts;
    }

    List<Act> all() {
        return List.of(
                reading("list", "script list with facets, first page", 1, _ -> SCRIPTS + "?size=50"),
                page(),
                reading("search", "search with facets", 1.5, number -> SCRIPTS + one(SEARCHES, number)),
                reading(
                        "same",
                        "search with facets, as many matches at every size",
                        1,
                        number -> SCRIPTS + one(SAME, number)),
                reading("similar", "search for misspelt words", 0.5, number -> SCRIPTS + one(MISSPELT, number)),
                diff(),
                publish());
    }

    private Act page() {
        var next = "";
        for (int page = 0; page < PAGES; page++) {
            var path = SCRIPTS + "?size=50" + (next.isEmpty() ? "" : "&after=" + next);
            var following = client.json(path).path("next").asString("");
            if (following.isEmpty()) {
                break;
            }
            next = following;
        }
        var path = SCRIPTS + "?size=50" + (next.isEmpty() ? "" : "&after=" + next);
        return reading("page", "script list, page " + (PAGES + 1), 1, _ -> path);
    }

    private Act diff() {
        var revised = readable.stream().filter(script -> script.revisions() > 1).toList();
        return reading("diff", "diff of the first and the latest revision", 1, number -> {
            var script = revised.get(number % revised.size()).fullName();
            return "/api/v1/diffs?from=" + encoded(script + ":1") + "&to=" + encoded(script + ":latest");
        });
    }

    private Act publish() {
        return new Act("publish", "publish a revision of 20 new files", _ -> publishing(client, contexts), 201, 0.3);
    }

    /// The next revision of a script of its own.
    static HttpRequest publishing(Client client, Contexts contexts) {
        return client.request(SCRIPTS + "/vision/published-by-benchmark/revisions?message=Measured")
                .header("Content-Type", "application/gzip")
                .POST(BodyPublishers.ofByteArray(contexts.next()))
                .build();
    }

    private Act reading(String id, String title, double share, IntFunction<String> path) {
        return new Act(id, title, number -> client.get(path.apply(number)), 200, share);
    }

    private static String one(List<String> texts, int number) {
        return texts.get(number % texts.size());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
