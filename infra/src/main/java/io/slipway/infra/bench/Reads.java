package io.slipway.infra.bench;

import io.slipway.infra.bench.fill.FilledScript;
import java.util.ArrayList;
import java.util.List;

/// What the portal is asked for under load.
final class Reads {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final Portal portal;
    private final Client client;
    private final AccessToken token;

    Reads(Portal portal, Client client, AccessToken token) {
        this.portal = portal;
        this.client = client;
        this.token = token;
    }

    /// The raw Dockerfile and the manifest of each script, by tag.
    List<Target> of(List<FilledScript> scripts) {
        var dockerfiles = new ArrayList<Request>();
        var manifests = new ArrayList<Request>();
        for (var script : scripts) {
            var name = script.fullName();
            dockerfiles.add(
                    new Request("/api/v1/scripts/" + name + "/revisions/latest/Dockerfile", token.bearer(), "*/*"));
            manifests.add(new Request("/v2/" + name + "/manifests/latest", token.bearer(), MANIFEST));
        }
        var dockerfile = target("dockerfile", "raw Dockerfile by tag", dockerfiles);
        var manifest = target("manifest", "manifest by tag", manifests);
        return isThere(manifests.getFirst()) ? List.of(dockerfile, manifest) : List.of(dockerfile);
    }

    private boolean isThere(Request request) {
        return client.send(client.get(request.path())).statusCode() == 200;
    }

    /// How large the first answer is.
    int bytes(Target target) {
        var request = target.requests().getFirst();
        return client.send(
                        client.request(request.path())
                                .header("Accept", request.accept())
                                .build(),
                        200)
                .body()
                .length;
    }

    private Target target(String id, String title, List<Request> requests) {
        return new Target(id, title, portal.address(), requests, portal::processorTime);
    }
}
