package io.slipway.registry.oci;

import static io.slipway.registry.oci.OciClient.bytes;
import static io.slipway.registry.oci.OciClient.code;
import static io.slipway.registry.oci.OciClient.descriptor;
import static io.slipway.registry.oci.OciClient.digest;
import static io.slipway.registry.oci.OciClient.file;
import static io.slipway.registry.oci.OciClient.folder;
import static io.slipway.registry.oci.OciClient.header;
import static io.slipway.registry.oci.OciClient.image;
import static io.slipway.registry.oci.OciClient.json;
import static io.slipway.registry.oci.OciClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.context.TarForge;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptKeeping;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.tagrule.TagPattern;
import io.slipway.registry.tagrule.TagRuleService;
import io.slipway.registry.tagrule.TagRules;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Scripts as artifacts: revisions that are pulled, pushes that become revisions, and pushes that must not.
@RegistryTest
class ScriptArtifactTest {
    private static final String DOCKERFILE = "FROM debian:12\nUSER 1\n";
    private static final String EMPTY = descriptor("application/vnd.oci.empty.v1+json", "{}", "");

    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private ScriptService scripts;

    @Autowired
    private ScriptKeeping keeping;

    @Autowired
    private TagRuleService rules;

    @Autowired
    private JdbcClient jdbc;

    private TeamFixture team;
    private ScriptName digits;
    private OciClient client;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
        digits = new ScriptName(team.name(), "digits");
        client = new OciClient(port, team.maintainer(), digits);
    }

    @Test
    void aRevisionIsAManifestThatSaysNothingButItsContent() {
        publish("print(1)");

        var pulled = client.get("manifests/latest");

        assertThat(text(pulled)).isEqualTo("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "artifactType":"application/vnd.slipway.script.v1",\
                "config":{"mediaType":"application/vnd.oci.empty.v1+json",\
                "digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},\
                "layers":[{"mediaType":"application/vnd.slipway.script.file.v1","digest":"%s","size":22,\
                "annotations":{"org.opencontainers.image.title":"Dockerfile"}},\
                {"mediaType":"application/vnd.slipway.script.file.v1","digest":"%s","size":8,\
                "annotations":{"io.slipway.mode":"0755","org.opencontainers.image.title":"app/run.py"}}]}""".formatted(digest(bytes(DOCKERFILE)), digest(bytes("print(1)"))));
        assertThat(client.get("manifests/1").body()).isEqualTo(pulled.body());
        assertThat(client.get("manifests/" + header(pulled, "Docker-Content-Digest"))
                        .body())
                .isEqualTo(pulled.body());
        assertThat(text(client.get("blobs/" + digest(bytes("print(1)"))))).isEqualTo("print(1)");
        assertThat(text(client.get("blobs/" + digest(bytes("{}"))))).isEqualTo("{}");
    }

    @Test
    void anOldRevisionIsFoundByADigestThatNobodyAskedForBefore() {
        publish("print(1)");
        publish("print(2)");
        jdbc.sql("delete from oci_revision").update();
        var first = client.get("manifests/1");
        jdbc.sql("delete from oci_revision").update();

        var found = client.get("manifests/" + header(first, "Docker-Content-Digest"));

        assertThat(found.body()).isEqualTo(first.body());
    }

    @Test
    void aPushBecomesARevisionAndIsPulledByteByByte() {
        client.blob(DOCKERFILE);
        client.blob("print(1)");
        var manifest = image(
                EMPTY,
                file("Dockerfile", DOCKERFILE) + "," + file("app/run.py", "print(1)"),
                ",\"artifactType\":\"application/vnd.unknown.artifact.v1\",\"annotations\":{\"org.opencontainers.image.created\":\"2026-01-01T00:00:00Z\"}");

        var pushed = client.manifest("stable", manifest);

        assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
        assertThat(header(pushed, "Docker-Content-Digest")).isEqualTo(digest(bytes(manifest)));
        var revision = scripts.revision(team.viewer(), digits, RevisionSelector.parse("stable"));
        assertThat(revision.number()).isEqualTo(1);
        assertThat(revision.message()).isEqualTo("Pushed as stable");
        assertThat(revision.author()).isEqualTo(team.maintainer().username());
        assertThat(revision.files()).extracting(it -> it.path().value()).containsExactly("Dockerfile", "app/run.py");
        assertThat(text(client.get("manifests/stable"))).isEqualTo(manifest);
        assertThat(text(client.get("manifests/" + digest(bytes(manifest))))).isEqualTo(manifest);
        assertThat(jdbc.sql("select count(*) from oci_blob where team = ?")
                        .param(team.name().value())
                        .query(Integer.class)
                        .single())
                .as("what is in a revision is kept once")
                .isZero();
    }

    @Test
    void nothingIsPushedIntoAnArchivedScriptAndWhatIsThereCanGo() {
        publish("print(1)");
        var blob = client.blob("beside");
        var manifest = image(descriptor("application/vnd.example", "beside", ""), "", "");
        client.manifest(digest(bytes(manifest)), manifest);
        keeping.archive(team.maintainer(), digits);

        var upload = client.send("POST", "blobs/uploads/", new byte[0]);
        var another = image(descriptor("application/vnd.example", "beside", ""), "", ",\"annotations\":{\"a\":\"b\"}");
        var pushed = client.manifest("more", another);

        assertThat(upload.statusCode()).isEqualTo(403);
        assertThat(text(upload)).contains("DENIED", "the script is archived");
        assertThat(pushed.statusCode()).isEqualTo(403);
        assertThat(client.get("manifests/more").statusCode()).isEqualTo(404);
        assertThat(client.get("manifests/latest").statusCode()).isEqualTo(200);
        assertThat(client.delete("manifests/" + digest(bytes(manifest))).statusCode())
                .isEqualTo(202);
        assertThat(client.delete("blobs/" + blob).statusCode()).isEqualTo(202);
    }

    @Test
    void whatIsPulledAndPushedElsewhereIsTheSameRevision() {
        publish("print(1)");
        var manifest = text(client.get("manifests/1"));
        var copy = client.in(new ScriptName(team.name(), "copy"));
        copy.blob(DOCKERFILE);
        copy.blob("print(1)");

        assertThat(copy.manifest("latest", manifest).statusCode()).isEqualTo(201);

        assertThat(scripts.revision(team.viewer(), copy.repository(), RevisionSelector.LATEST)
                        .digest())
                .isEqualTo(scripts.revision(team.viewer(), digits, RevisionSelector.LATEST)
                        .digest());
        assertThat(header(copy.head("manifests/latest"), "Docker-Content-Digest"))
                .isEqualTo(digest(bytes(manifest)));
        assertThat(copy.manifest("latest", manifest).statusCode()).isEqualTo(201);
        assertThat(scripts.revisions(team.viewer(), copy.repository())).hasSize(1);
    }

    @Test
    void anotherTagForAManifestMakesNoRevision() {
        var first = pushed("v1", "FROM debian:12\n");
        pushed("v2", "FROM debian:13\n");
        attach(first);

        assertThat(client.manifest("production", first).statusCode()).isEqualTo(201);
        assertThat(client.manifest(digest(bytes(first)), first).statusCode()).isEqualTo(201);
        var own = text(client.get("manifests/2"));
        assertThat(client.manifest("newer", own).statusCode()).isEqualTo(201);

        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(2);
        assertThat(number("production")).isEqualTo(1);
        assertThat(number("newer")).isEqualTo(2);
        assertThat(number("latest")).isEqualTo(2);
        for (var tag : List.of("v1", "production")) {
            assertThat(text(client.get("manifests/" + tag))).isEqualTo(first);
        }
        assertThat(text(client.get("manifests/newer"))).isEqualTo(own);
        assertThat(json(client.get("referrers/" + digest(bytes(first))))
                        .path("manifests")
                        .size())
                .isOne();
    }

    @Test
    void anOldManifestAsLatestIsTheNewestRevisionAndItsOtherTagsAnswerAsBefore() {
        var first = pushed("v1", "FROM debian:12\n");
        pushed("v2", "FROM debian:13\n");

        assertThat(client.manifest("latest", first).statusCode()).isEqualTo(201);

        assertThat(number("latest")).isEqualTo(3);
        assertThat(number("v1")).isEqualTo(1);
        for (var tag : List.of("v1", "latest", digest(bytes(first)))) {
            assertThat(text(client.get("manifests/" + tag))).isEqualTo(first);
        }
    }

    @Test
    void aPackedFolderBecomesItsFilesAndIsPulledByteByByte() {
        var packed = new TarForge()
                .special("app/", '5', "")
                .file("app/run.py", 0755)
                .file("app/data/x.txt", 0755)
                .tarGz();
        client.blob(DOCKERFILE);
        client.blob(packed);
        var manifest = image(EMPTY, file("Dockerfile", DOCKERFILE) + "," + folder("app", packed), "");

        var answer = client.manifest("v1", manifest);

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        assertThat(scripts.revision(team.viewer(), digits, RevisionSelector.parse("v1"))
                        .files())
                .extracting(it -> it.path() + " " + it.mode())
                .containsExactly("Dockerfile REGULAR", "app/data/x.txt EXECUTABLE", "app/run.py EXECUTABLE");
        assertThat(text(client.get("manifests/v1"))).isEqualTo(manifest);
        assertThat(client.get("blobs/" + digest(packed)).body()).isEqualTo(packed);
        assertThat(text(client.get("manifests/1"))).contains("app/data/x.txt");
    }

    @Test
    void aWholeContextMayComeAsOnePackedFolder() {
        var packed = new TarForge()
                .file("Dockerfile", DOCKERFILE)
                .file("app/run.py", "print(1)")
                .tarGz();
        client.blob(packed);

        var answer = client.manifest("v1", image(EMPTY, folder(".", packed), ""));

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        assertThat(scripts.revision(team.viewer(), digits, RevisionSelector.LATEST)
                        .files())
                .extracting(it -> it.path().value())
                .containsExactly("Dockerfile", "app/run.py");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../app/x", "/app/x", "application/x", "app", "other/x", "app/../../x", "app/a\u0001b"})
    void aPackedFolderWithFilesElsewhereIsRefusedWhole(String path) {
        var packed = new TarForge().file("app/fine", "x").file(path, "x").tarGz();
        client.blob(DOCKERFILE);
        client.blob(packed);

        var refused =
                client.manifest("v1", image(EMPTY, file("Dockerfile", DOCKERFILE) + "," + folder("app", packed), ""));

        assertThat(code(refused)).as(text(refused)).isEqualTo("MANIFEST_INVALID");
        assertNothingWasPublished();
    }

    @Test
    void aFolderThatIsNoArchiveOrUnpacksToTooMuchIsRefused() {
        client.blob(DOCKERFILE);
        var bomb = new TarForge().file("app/zeros", "\0".repeat((16 << 20) + 1)).tarGz();
        for (var packed : List.of(bytes("no archive"), bomb)) {
            client.blob(packed);

            var refused = client.manifest(
                    "v1", image(EMPTY, file("Dockerfile", DOCKERFILE) + "," + folder("app", packed), ""));

            assertThat(code(refused)).as(text(refused)).isEqualTo("MANIFEST_INVALID");
            assertThat(text(refused)).contains("app");
        }
        assertNothingWasPublished();
    }

    @Test
    void theEmptyConfigurationIsInEveryScriptAndStays() {
        assertThat(client.head("blobs/" + digest(bytes("{}"))).statusCode()).isEqualTo(404);
        publish("print(1)");

        assertThat(text(client.get("blobs/" + digest(bytes("{}"))))).isEqualTo("{}");
        assertThat(client.delete("blobs/" + digest(bytes("{}"))).statusCode()).isEqualTo(405);
    }

    @Test
    void filesWithoutADockerfileAreNoScript() {
        client.blob("x");

        var refused = client.manifest("v1", image(EMPTY, file("notes.txt", "x"), ""));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("MANIFEST_INVALID");
        assertThat(text(refused)).contains("no file named Dockerfile");
        assertThat(client.get("tags/list").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Dockerfile", "/etc/passwd", "..\\\\..\\\\x", "a/../../x", "C:\\\\x", "x\\u0000y"})
    void aTitleThatLeavesTheScriptIsRefusedWhole(String title) {
        client.blob(DOCKERFILE);
        client.blob("x");

        var refused = client.manifest("v1", image(EMPTY, file("Dockerfile", DOCKERFILE) + "," + file(title, "x"), ""));

        assertThat(code(refused)).as(text(refused)).isEqualTo("MANIFEST_INVALID");
        assertNothingWasPublished();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..%5C..%5Cx", "sha256:..%2F..%2Fx", "sha256:zz", "sha512:00", "sha256:ABCDEF", "sha384:00"})
    void whatIsNoDigestIsNowhereTaken(String digest) {
        client.blob("x");
        var session = header(client.send("POST", "blobs/uploads/", new byte[0]), "Location");

        assertThat(client.send("PUT", session + "?digest=" + digest, bytes("x")).statusCode())
                .isEqualTo(400);
        assertThat(client.get("blobs/" + digest).statusCode()).isIn(400, 404);
        var layer = file("Dockerfile", "x").replace(digest(bytes("x")), digest.replace("%5C", "\\\\"));
        assertThat(client.manifest("v1", image(EMPTY, layer, "")).statusCode()).isEqualTo(400);
        assertNothingWasPublished();
    }

    @Test
    void contentWithAnotherDigestIsRefusedAndNotKept() {
        var claimed = digest(bytes("good"));

        var refused = client.send("POST", "blobs/uploads/?digest=" + claimed, bytes("evil"));

        assertThat(code(refused)).isEqualTo("DIGEST_INVALID");
        assertThat(client.get("blobs/" + claimed).statusCode()).isEqualTo(404);
        assertThat(client.get("blobs/" + digest(bytes("evil"))).statusCode()).isEqualTo(404);
        var manifest = image(EMPTY, "", "");
        assertThat(code(client.manifest(claimed, manifest))).isEqualTo("DIGEST_INVALID");
        assertThat(client.get("manifests/" + claimed).statusCode()).isEqualTo(404);
    }

    @Test
    void aManifestOrBlobWithoutEndIsCutOff() {
        var manifest = client.send("PUT", "manifests/v1", new byte[(4 << 20) + 1], "Content-Type", OciManifest.IMAGE);
        assertThat(manifest.statusCode()).isEqualTo(413);
        assertThat(code(manifest)).isEqualTo("SIZE_INVALID");

        var session = header(client.send("POST", "blobs/uploads/", new byte[0]), "Location");
        assertThat(client.send("PATCH", session, new byte[12 << 20]).statusCode())
                .isEqualTo(202);
        var tooMuch = client.send("PATCH", session, new byte[5 << 20]);
        assertThat(tooMuch.statusCode()).isEqualTo(413);
        assertThat(header(client.get(session), "Range")).isEqualTo("0-" + ((12 << 20) - 1));
        client.delete(session);
        assertNothingWasPublished();
    }

    @Test
    void anAnnouncedSizeThatIsWrongIsRefused() {
        client.blob(DOCKERFILE);
        var layer = file("Dockerfile", DOCKERFILE).replace("\"size\":22", "\"size\":23");

        assertThat(code(client.manifest("v1", image(EMPTY, layer, "")))).isEqualTo("MANIFEST_INVALID");
        assertNothingWasPublished();
    }

    @Test
    void theBlobOfAnotherTeamCannotBeHadByItsDigest() {
        publish("print(1)");
        var outsider =
                client.as(team.outsider()).in(ScriptName.of(team.name().value().replace("team", "other"), "mine"));

        var mount = outsider.send(
                "POST", "blobs/uploads/?mount=%s&from=%s".formatted(digest(bytes("print(1)")), digits), new byte[0]);
        assertThat(mount.statusCode()).isEqualTo(202);
        var named = outsider.manifest("v1", image(EMPTY, file("Dockerfile", "print(1)"), ""));
        assertThat(code(named)).isEqualTo("MANIFEST_BLOB_UNKNOWN");
    }

    @Test
    void whatOneMayNotReadIsAsUnknownAsWhatIsNotThere() {
        publish("print(1)");
        var stranger = client.as(team.outsider());
        var nothing = stranger.in(new ScriptName(team.name(), "nothing"));

        for (var path : List.of("manifests/latest", "tags/list", "blobs/" + digest(bytes(DOCKERFILE)))) {
            var hidden = stranger.get(path);
            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(code(hidden)).isEqualTo("NAME_UNKNOWN");
            assertThat(text(hidden).replace("digits", "nothing")).isEqualTo(text(nothing.get(path)));
        }
        assertThat(stranger.send("POST", "blobs/uploads/", new byte[0]).statusCode())
                .isEqualTo(404);
        assertThat(text(stranger.get("/v2/_catalog"))).doesNotContain(digits.toString());
        assertThat(text(client.get("/v2/_catalog"))).contains(digits.toString());
    }

    @Test
    void whoMayOnlyReadPushesNothing() {
        publish("print(1)");
        scripts.describe(team.maintainer(), digits, new ScriptDescription("", Visibility.SITE));

        for (var reader : List.of(client.as(team.viewer()), client.as(team.outsider()))) {
            var refused = reader.send("POST", "blobs/uploads/", new byte[0]);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(code(refused)).isEqualTo("DENIED");
            assertThat(reader.get("manifests/latest").statusCode()).isEqualTo(200);
        }
        assertThat(client.as(team.developer()).delete("manifests/latest").statusCode())
                .isEqualTo(403);
    }

    @Test
    void revisionsAndLatestCannotBeDeletedTagsCan() {
        publish("print(1)");
        client.manifest("v1", text(client.get("manifests/1")));
        var digest = header(client.head("manifests/v1"), "Docker-Content-Digest");

        for (var reference : List.of(digest, "latest", "1")) {
            var refused = client.delete("manifests/" + reference);
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(code(refused)).isEqualTo("UNSUPPORTED");
        }
        assertThat(client.delete("blobs/" + digest(bytes(DOCKERFILE))).statusCode())
                .isEqualTo(405);
        assertThat(client.delete("manifests/v1").statusCode()).isEqualTo(202);
        assertThat(client.get("manifests/v1").statusCode()).isEqualTo(404);
        assertThat(client.get("manifests/" + digest).statusCode()).isEqualTo(200);
    }

    @Test
    void anImmutableTagIsNotMovedAndThePushLeavesNoRevision() {
        publish("print(1)");
        client.manifest("v1", text(client.get("manifests/1")));
        rules.set(
                team.maintainer(),
                team.name(),
                new TagRules(TagRules.Immutable.PATTERNS, List.of(new TagPattern("v*")), TagRules.Block.NONE));
        client.blob("FROM debian:13\n");

        var refused = client.manifest("v1", image(EMPTY, file("Dockerfile", "FROM debian:13\n"), ""));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("DENIED");
        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(1);
    }

    @Test
    void anImageCannotTakeTheTagOfARevision() {
        publish("print(1)");
        client.blob("{}");

        var refused = client.manifest("latest", image(descriptor("application/vnd.x", "{}", ""), "", ""));

        assertThat(code(refused)).isEqualTo("DENIED");
        assertThat(text(client.get("manifests/latest"))).contains("vnd.slipway.script");
    }

    @Test
    void whatWasPushedStaysWithAScriptThatIsRenamed() {
        publish("print(1)");
        client.blob("{}");
        client.manifest("image", image(descriptor("application/vnd.x", "{}", ""), "", ""));

        keeping.rename(team.maintainer(), digits, "numbers");

        var renamed = client.in(new ScriptName(team.name(), "numbers"));
        assertThat(renamed.get("manifests/image").statusCode()).isEqualTo(200);
        assertThat(client.get("manifests/image").statusCode()).isEqualTo(200);
        assertThat(json(renamed.get("tags/list")).path("tags").toString()).isEqualTo("[\"image\",\"latest\"]");
    }

    private void publish(String program) {
        var run = new ContextFile(new ContextPath("app/run.py"), FileMode.EXECUTABLE, bytes(program));
        var context = BuildContext.of(ContextFile.text("Dockerfile", DOCKERFILE), run);
        scripts.revise(team.developer(), digits, RevisionDraft.of(context, ""));
    }

    private String pushed(String tag, String dockerfile) {
        client.blob(dockerfile);
        var manifest = image(
                EMPTY,
                file("Dockerfile", dockerfile),
                ",\"annotations\":{\"org.opencontainers.image.created\":\"2026-01-01T00:00:00Z\"}");
        var pushed = client.manifest(tag, manifest);
        assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
        return manifest;
    }

    private void attach(String subject) {
        client.blob("{}");
        var manifest = image(EMPTY, EMPTY, ",\"subject\":" + descriptor(OciManifest.IMAGE, subject, ""));
        assertThat(client.manifest(digest(bytes(manifest)), manifest).statusCode())
                .isEqualTo(201);
    }

    private int number(String tag) {
        return scripts.revision(team.viewer(), digits, RevisionSelector.parse(tag))
                .number();
    }

    private void assertNothingWasPublished() {
        assertThat(jdbc.sql("select count(*) from script where team = ?")
                        .param(team.name().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
