package io.slipway.portal.access;

import io.slipway.portal.access.Door.Answer;
import io.slipway.portal.comparison.ReportHands;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextTar;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.TeamName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;

/// A team with somebody in every role and one of everything, and what the lines of the matrix call `{names}`.
@TestComponent
@Lazy
class MatrixWorld {
    static final String SECRET = "4f1c0ffee-nobody-else-reads-this";
    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");
    private static final String FORM =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Dockerfile\"\r\n\r\nFROM scratch\r\n--x--\r\n";

    private static final String ALL_SCOPES = "\"read\",\"write\",\"build\",\"launch\",\"compare\"";
    private static final String BLOB = "kept beside the script";
    private static final String ARTIFACT =
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":{\"mediaType\":\"application/vnd.example\",\"digest\":\"%s\",\"size\":%d},\"layers\":[]}"
                    .formatted(digest(BLOB), BLOB.length());

    private static final Map<String, String> UNKNOWN = unknown();

    private final Door door;
    private final ScriptService scripts;
    private final ReportHands reports;
    private final ModelServer model = new ModelServer();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<Visitor, String> bearers = new EnumMap<>(Visitor.class);
    private static final String REGISTRY = "registry.test:5000";

    private final Map<Visitor, String> programs = new EnumMap<>(Visitor.class);
    private final Map<String, Supplier<String>> makers = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private String visited = "";

    MatrixWorld(@LocalServerPort int port, FakeEngine engine, ScriptService scripts, ReportHands reports) {
        this.door = new Door(port);
        this.scripts = scripts;
        this.reports = reports;
        engine.reset();
        engine.containersAnswerAt(model.port());
        engine.imagesSay(
                Map.of("io.slipway.predict", "/predict", "io.slipway.health", "/health", "io.slipway.page", "/"), 8080);
        admit();
        makers.put("team", () -> "matrix");
        makers.put("fresh", this::fresh);
        makers.put("username", this::member);
        makers.put("script", this::script);
        makers.put("proposal", () -> "1"); // of the script: see #script
        makers.put("build", this::build);
        makers.put("deployment", this::deployment);
        makers.put("replica", this::replica);
        makers.put("image", this::image);
        makers.put("transfer", this::transfer);
        makers.put("login", this::login);
        makers.put("registry", () -> REGISTRY);
        makers.put("address", this::address);
        makers.put("visit", this::visit);
        makers.put("report", this::report);
        makers.put("comparison", this::comparison);
        makers.put("secret", this::secret);
        makers.put("artifact", () -> digest(ARTIFACT)); // of the script: see #script
        makers.put("blob", () -> digest(BLOB)); // as above
        makers.put("upload", this::upload);
        makers.put("robot", () -> token("owner", "/api/v1/teams/matrix/tokens", "id", "\"read\""));
        makers.put("owners-token", () -> token("owner", "/api/v1/tokens", "id", "\"read\""));
    }

    private void admit() {
        bearers.put(Visitor.ANONYMOUS, "");
        bearers.put(Visitor.OTHER, "other");
        bearers.put(Visitor.VIEWER, "viewer");
        bearers.put(Visitor.DEVELOPER, "developer");
        bearers.put(Visitor.MAINTAINER, "maintainer");
        bearers.put(Visitor.OWNER, "owner");
        bearers.put(Visitor.EX_MEMBER, "leaver");
        bearers.put(Visitor.ADMIN, "site-admin");
        door.json("owner", "POST", "/api/v1/teams", "{\"name\":\"matrix\"}").field("name");
        door.json("other", "POST", "/api/v1/teams", "{\"name\":\"elsewhere\"}").field("name");
        for (var role : new String[] {"viewer", "developer", "maintainer"}) {
            join(role, role);
        }
        join("leaver", "owner");
        admitPrograms();
        door.send("owner", "DELETE", "/api/v1/teams/matrix/members/leaver", "", new byte[0]);
        bearers.put(Visitor.ROBOT, token("owner", "/api/v1/teams/matrix/tokens", "secret", ALL_SCOPES));
        bearers.put(Visitor.OTHER_ROBOT, token("other", "/api/v1/teams/elsewhere/tokens", "secret", ALL_SCOPES));
        bearers.put(Visitor.READ_TOKEN, token("owner", "/api/v1/tokens", "secret", "\"read\""));
    }

    /// Registry clients come with tokens only; each person has one with every scope.
    private void admitPrograms() {
        for (var visitor : Visitor.values()) {
            if (!bearer(visitor).isEmpty()) {
                programs.put(visitor, token(bearer(visitor), "/api/v1/tokens", "secret", ALL_SCOPES));
            }
        }
    }

    private String secret() {
        var path = "/api/v1/teams/matrix/secrets/" + fresh();
        return door.json("owner", "PUT", path, "{\"value\":\"let-me-in\"}").field("id");
    }

    Door door() {
        return door;
    }

    String bearer(Visitor visitor) {
        return bearers.getOrDefault(visitor, "");
    }

    /// The call with the things that everybody tries.
    Answer call(Visitor visitor, MatrixRow row) {
        return call(visitor, row, name -> shared.computeIfAbsent(name, it -> make(it)));
    }

    /// The call with things of its own, since it may change them.
    Answer callAnew(Visitor visitor, MatrixRow row) {
        var own = new HashMap<String, String>();
        return call(visitor, row, name -> own.computeIfAbsent(name, it -> make(it)));
    }

    /// The call with names that nobody has.
    Answer callUnknown(Visitor visitor, MatrixRow row) {
        return call(visitor, row, name -> UNKNOWN.getOrDefault(name, name));
    }

    /// The answer without the names that were asked for.
    String disguised(Answer answer) {
        var text = answer.toString();
        for (var upload : List.of(shared.getOrDefault("upload", ""), UNKNOWN.getOrDefault("upload", ""))) {
            text = text.replace(upload.replaceAll("/blobs/.*", ""), "…");
        }
        for (var replica : List.of(shared.getOrDefault("replica", ""), UNKNOWN.getOrDefault("replica", ""))) {
            text = text.replace(replica, "…").replace(replica.replaceAll("/containers/.*", ""), "…");
        }
        for (var name : List.of(
                "script",
                "address",
                "build",
                "deployment",
                "image",
                "transfer",
                "login",
                "report",
                "comparison",
                "robot",
                "secret",
                "owners-token",
                "upload",
                "username")) {
            text = text.replace(shared.getOrDefault(name, UNKNOWN.getOrDefault(name, name)), "…")
                    .replace(UNKNOWN.getOrDefault(name, name), "…");
        }
        return text.replace("matrix", "…").replace("nowhere", "…");
    }

    /// Has everything made that the rows speak of, so that nothing is made while they are tried.
    void prepare(Iterable<MatrixRow> rows) {
        for (var row : rows) {
            filled(row.path() + row.body(), name -> shared.computeIfAbsent(name, it -> make(it)));
        }
    }

    Answer call(Visitor visitor, MatrixRow row, UnaryOperator<String> things) {
        var body = switch (row.body()) {
            case "{form}" -> FORM.getBytes(StandardCharsets.UTF_8);
            case "{tar}" -> tar();
            default -> filled(row.body(), things).getBytes(StandardCharsets.UTF_8);
        };
        var path = filled(row.path(), things);
        var bearer = path.startsWith("/v2") ? programs.getOrDefault(visitor, bearer(visitor)) : bearer(visitor);
        return door.send(bearer, row.method(), path, row.contentType(), body);
    }

    private static String filled(String text, UnaryOperator<String> things) {
        return NAME.matcher(text).replaceAll(found -> things.apply(found.group(1)));
    }

    private static Map<String, String> unknown() {
        var names = new TreeMap<String, String>();
        for (var name : List.of(
                "build",
                "deployment",
                "image",
                "transfer",
                "login",
                "report",
                "comparison",
                "robot",
                "secret",
                "owners-token")) {
            names.put(name, UUID.randomUUID().toString());
        }
        names.put("team", "nowhere");
        names.put("script", "matrix/nothing");
        names.put("address", "matrix/nothing");
        names.put("artifact", digest(ARTIFACT));
        names.put("blob", digest(BLOB));
        names.put("upload", "matrix/nothing/blobs/uploads/" + UUID.randomUUID());
        names.put("replica", UUID.randomUUID() + "/containers/none");
        names.put("username", "nobody-here");
        names.put("proposal", "1");
        names.put("fresh", "never-made");
        names.put("registry", REGISTRY);
        return names;
    }

    /// A new thing of that kind.
    String make(String name) {
        var maker = makers.get(name);
        return maker == null ? "{" + name + "}" : maker.get();
    }

    private String fresh() {
        return "fresh-" + count.incrementAndGet();
    }

    private String member() {
        var name = fresh();
        join(name, "viewer");
        return name;
    }

    private void join(String name, String role) {
        door.json("owner", "PUT", "/api/v1/teams/matrix/members/" + name, "{\"role\":\"%s\"}".formatted(role))
                .field("name");
    }

    private String token(String person, String path, String field, String scopes) {
        return door.json(person, "POST", path, "{\"name\":\"%s\",\"scopes\":[%s]}".formatted(fresh(), scopes))
                .field(field);
    }

    /// A script of the team with two revisions, a tag and a proposal of the developer's.
    private String script() {
        var name = "matrix/" + fresh();
        var address = "/api/v1/scripts/" + name;
        for (int revision = 1; revision <= 2; revision++) {
            var tar = tar(
                    ContextFile.text("Dockerfile", "FROM scratch\n# " + name + revision + "\n"),
                    ContextFile.text("secret.txt", SECRET));
            door.send("developer", "POST", address + "/revisions", "application/x-tar", tar)
                    .field("number");
        }
        door.json("developer", "PUT", address + "/tags/stable", "{\"revision\":2}")
                .field("tag");
        door.json(
                        "developer",
                        "POST",
                        address + "/proposals",
                        "{\"title\":\"t\",\"base\":2,\"changes\":[{\"path\":\"p.txt\",\"text\":\"%s\"}]}"
                                .formatted(SECRET))
                .field("script");
        var developer = programs.getOrDefault(Visitor.DEVELOPER, "");
        kept(door.send(
                developer,
                "POST",
                "/v2/%s/blobs/uploads/?digest=%s".formatted(name, digest(BLOB)),
                "application/octet-stream",
                BLOB.getBytes(StandardCharsets.UTF_8)));
        kept(door.send(
                developer,
                "PUT",
                "/v2/%s/manifests/%s".formatted(name, digest(ARTIFACT)),
                "application/vnd.oci.image.manifest.v1+json",
                ARTIFACT.getBytes(StandardCharsets.UTF_8)));
        return name;
    }

    /// An upload of the developer's that has begun, with the script that it is for.
    private String upload() {
        var developer = programs.getOrDefault(Visitor.DEVELOPER, "");
        var begun = door.send(developer, "POST", "/v2/" + script() + "/blobs/uploads/", "", new byte[0]);
        return begun.response().headers().firstValue("Location").orElseThrow().substring("/v2/".length());
    }

    private static void kept(Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static String digest(String content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String build() {
        var id = door.json("developer", "POST", "/api/v1/builds", "{\"script\":\"%s\"}".formatted(script()))
                .field("id");
        settled("/api/v1/builds/" + id, "SUCCEEDED");
        return id;
    }

    private String deployment() {
        return deployment(fresh());
    }

    private String deployment(String name) {
        var id = door.json(
                        "maintainer",
                        "POST",
                        "/api/v1/deployments",
                        "{\"team\":\"matrix\",\"name\":\"%s\",\"script\":\"%s\"}".formatted(name, script()))
                .field("id");
        settled("/api/v1/deployments/" + id, "RUNNING");
        return id;
    }

    /// A deployment with one of its containers.
    private String replica() {
        var id = deployment();
        var container = door.get("owner", "/api/v1/deployments/" + id).json().at("/container/id");
        return id + "/containers/" + container.asString();
    }

    private String image() {
        var id = door.json("maintainer", "POST", "/api/v1/deployments/" + deployment() + "/save", "{}")
                .field("id");
        settled("/api/v1/images/" + id, "DONE");
        return id;
    }

    private String transfer() {
        var path = "/api/v1/images/" + image() + "/pushes";
        return door.json("maintainer", "POST", path, "{\"to\":\"%s/vision/digits:1\"}".formatted(REGISTRY))
                .field("id");
    }

    private String login() {
        var path = "/api/v1/teams/matrix/registries/" + REGISTRY;
        return door.json("owner", "PUT", path, "{\"username\":\"pusher\",\"password\":\"let-me-push\"}")
                .field("host");
    }

    private String address() {
        var name = fresh();
        deployment(name);
        return "matrix/" + name;
    }

    /// Of one application, which nobody changes.
    private String visit() {
        if (visited.isEmpty()) {
            visited = deployment();
        }
        var path = door.json("owner", "POST", "/api/v1/deployments/" + visited + "/visits", "{}")
                .field("path");
        return path.substring("/apps/".length(), path.length() - 1);
    }

    private void settled(String path, String status) {
        Awaitility.await(path)
                .atMost(Duration.ofSeconds(60))
                .until(() -> door.get("owner", path).field("status").equals(status));
    }

    private String report() {
        var name = ScriptName.parse(script());
        var owner = Caller.user("owner");
        return reports.faster(
                        new TeamName("matrix"),
                        scripts.revision(owner, name, RevisionSelector.number(1)),
                        scripts.revision(owner, name, RevisionSelector.number(2)))
                .toString();
    }

    private String comparison() {
        return door.get("owner", "/api/v1/reports/" + report()).field("comparison");
    }

    private static byte[] tar() {
        return tar(ContextFile.text("Dockerfile", "FROM scratch\n"));
    }

    private static byte[] tar(ContextFile... files) {
        var out = new ByteArrayOutputStream();
        try (var tar = new ContextTar(out)) {
            for (var file : files) {
                tar.add(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
