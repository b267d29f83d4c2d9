package io.slipway.registry.script.web;

import static io.slipway.registry.Http.header;
import static io.slipway.registry.Http.json;
import static io.slipway.registry.Http.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.Caller;
import io.slipway.registry.Http;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextArchive;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.ContextTar;
import io.slipway.registry.context.FileMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RegistryTest
class ScriptControllersTest {
    private static final String DOCKERFILE = "FROM debian:trixie-slim\nEXPOSE 8080\n";

    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    private TeamFixture team;
    private String digits;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
        digits = "/scripts/%s/digits".formatted(team.name());
    }

    @Test
    void anArchiveBecomesARevision() throws IOException {
        var uploaded = upload("/revisions?message=First", context("print(1)"));

        assertThat(uploaded.statusCode()).isEqualTo(201);
        assertThat(header(uploaded, "Location")).isEqualTo("/api/v1" + digits + "/revisions/1");
        var body = json(uploaded);
        assertThat(body.path("script").asString()).isEqualTo(team.name() + "/digits");
        assertThat(body.path("number").asInt()).isEqualTo(1);
        assertThat(body.path("digest").asString()).startsWith("sha256:");
        assertThat(body.path("message").asString()).isEqualTo("First");
        assertThat(body.path("author").asString()).isEqualTo(team.developer().username());
        assertThat(body.path("createdAt").asString()).endsWith("Z");
        assertThat(body.path("files").toString())
                .contains("{\"path\":\"Dockerfile\",\"mode\":\"0644\",\"size\":36,\"sha256\":")
                .contains("{\"path\":\"run.sh\",\"mode\":\"0755\"");
    }

    @Test
    void theSameArchiveAgainIsAnsweredWithTheExistingRevision() throws IOException {
        upload("/revisions", context("print(1)"));

        var again = upload("/revisions", context("print(1)"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("number").asInt()).isEqualTo(1);
    }

    @Test
    void aFormOfFilesBecomesARevision() {
        var form = new Http.Form()
                .field("message", "From a form")
                .file("Dockerfile", DOCKERFILE)
                .file("src/app.py", "print(1)")
                .file("run.sh", "#!/bin/sh\n");

        var uploaded = as(team.developer()).postForm(digits + "/revisions", form);

        assertThat(uploaded.statusCode()).isEqualTo(201);
        assertThat(json(uploaded).path("message").asString()).isEqualTo("From a form");
        assertThat(json(uploaded).path("files").toString())
                .contains("\"path\":\"src/app.py\",\"mode\":\"0644\"")
                .contains("\"path\":\"run.sh\",\"mode\":\"0755\"");
    }

    @Test
    void aFormSaysWhichOfItsFilesAreExecutable() {
        var form = new Http.Form()
                .field("executable", "bin/serve")
                .file("Dockerfile", DOCKERFILE)
                .file("bin/serve", "binary")
                .file("run.sh", "#!/bin/sh\n");

        var uploaded = as(team.developer()).postForm(digits + "/revisions", form);

        assertThat(json(uploaded).path("files").toString())
                .contains("\"path\":\"bin/serve\",\"mode\":\"0755\"")
                .contains("\"path\":\"run.sh\",\"mode\":\"0644\"");
        var none = as(team.developer()).postForm(digits + "/revisions", form().field("executable", ""));
        assertThat(json(none).path("files").toString()).contains("\"path\":\"run.sh\",\"mode\":\"0644\"");
        var slip = as(team.developer()).postForm(digits + "/revisions", form().field("executable", "rum.sh"));
        assertThat(slip.statusCode()).isEqualTo(400);
        assertThat(text(slip)).contains("there is no file 'rum.sh' in the form");
    }

    private static Http.Form form() {
        return new Http.Form().file("Dockerfile", DOCKERFILE + "#\n").file("run.sh", "#!/bin/sh\n");
    }

    @Test
    void aFormMayHaveAsManyFilesAsARevision() {
        var form = new Http.Form().file("Dockerfile", DOCKERFILE);
        for (var number = 1; number < 2_000; number++) {
            form.file("data/%d.txt".formatted(number), "x");
        }
        assertThat(as(team.developer()).postForm(digits + "/revisions", form).statusCode())
                .isEqualTo(201);

        var oneMore = new Http.Form().file("Dockerfile", DOCKERFILE);
        for (var number = 1; number <= 2_000; number++) {
            oneMore.file("data/%d.txt".formatted(number), "x");
        }
        var refused = as(team.developer()).postForm(digits + "/revisions", oneMore);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(refused)).contains("data/2000.txt").contains("2,000 files");
    }

    @Test
    void aFormThatLeadsOutsideIsRefused() {
        for (var name : new String[] {"../evil", "/etc/passwd", "a/../../evil"}) {
            var form = new Http.Form().file("Dockerfile", DOCKERFILE).file(name, "evil");

            var refused = as(team.developer()).postForm(digits + "/revisions", form);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(text(refused)).contains("its name");
        }
        assertThat(as(team.developer()).get(digits).statusCode()).isEqualTo(404);
    }

    @Test
    void aLargeUploadThatIsRefusedEarlyStillHearsWhy() {
        var garbage = new byte[20_000_000];
        garbage[0] = 1;

        var refused = as(team.developer()).post(digits + "/revisions", "application/gzip", garbage);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(refused)).contains("tar.gz");
    }

    @Test
    void uploadsOfOthersAreRefusedBeforeTheyAreRead() throws IOException {
        var outsider = as(team.outsider())
                .post(digits + "/revisions", "application/gzip", "no archive".getBytes(StandardCharsets.UTF_8));

        assertThat(outsider.statusCode()).isEqualTo(404);
        var viewer = as(team.viewer()).post(digits + "/revisions", "application/gzip", archive(context("x")));
        assertThat(viewer.statusCode()).isEqualTo(403);
    }

    @Test
    void aDockerfileThatDoesNotParseIsRefusedWithItsLine() {
        var form = new Http.Form().file("Dockerfile", "FROM debian:12\nRUNN x\n");

        var refused = as(team.developer()).postForm(digits + "/revisions", form);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(refused)).contains("line 2").contains("RUNN");
    }

    @Test
    void anOutdatedBaseIsAConflict() throws IOException {
        upload("/revisions", context("print(1)"));
        upload("/revisions", context("print(2)"));

        assertThat(upload("/revisions?basedOn=1", context("print(3)")).statusCode())
                .isEqualTo(409);
        assertThat(upload("/revisions?basedOn=2", context("print(3)")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void revisionsAreListedAndFoundByNumberAndTag() throws IOException {
        upload("/revisions?message=one", context("print(1)"));
        upload("/revisions?message=two", context("print(2)"));
        var http = as(team.viewer());

        assertThat(json(http.get(digits + "/revisions")).findValuesAsString("message"))
                .containsExactly("two", "one");
        assertThat(json(http.get(digits + "/revisions/1")).path("message").asString())
                .isEqualTo("one");
        assertThat(text(http.get(digits + "/revisions/latest"))).isEqualTo(text(http.get(digits + "/revisions/2")));
        assertThat(http.get(digits + "/revisions/3").statusCode()).isEqualTo(404);
        assertThat(http.get(digits + "/revisions/stable").statusCode()).isEqualTo(404);
    }

    @Test
    void theDockerfileIsPlainTextThatNoBrowserTakesForAnythingElse() throws IOException {
        upload("/revisions", context("print(1)"));

        var dockerfile = as(team.viewer()).get(digits + "/revisions/latest/Dockerfile");

        assertThat(text(dockerfile)).isEqualTo(DOCKERFILE);
        assertThat(header(dockerfile, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(header(dockerfile, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(dockerfile, "Content-Disposition")).startsWith("inline");
        var etag = header(dockerfile, "ETag");
        assertThat(etag).matches("\"[0-9a-f]{64}\"");
        assertThat(as(team.viewer())
                        .get(digits + "/revisions/1/Dockerfile", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void filesAreDownloads() throws IOException {
        var files = BuildContext.of(
                ContextFile.text("Dockerfile", DOCKERFILE), ContextFile.text("docs/a b é.html", "<script>"));
        upload("/revisions", files);

        var file = as(team.viewer()).get(digits + "/revisions/1/files/docs/a%20b%20%C3%A9.html");

        assertThat(text(file)).isEqualTo("<script>");
        assertThat(header(file, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(file, "Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''a%20b%20%C3%A9.html");
        assertThat(as(team.viewer())
                        .get(digits + "/revisions/1/files/unknown.txt")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theContextComesBackAsAnArchiveOfTheSameBytes() throws IOException {
        upload("/revisions", context("print(1)"));

        var archive = as(team.viewer()).get(digits + "/revisions/latest/context.tar.gz");

        assertThat(header(archive, "Content-Type")).isEqualTo("application/gzip");
        assertThat(header(archive, "Content-Disposition")).contains("%s-digits-1.tar.gz".formatted(team.name()));
        assertThat(archive.body()).isEqualTo(archive(context("print(1)")));
        assertThat(new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(new ByteArrayInputStream(archive.body()))
                        .entries())
                .isEqualTo(context("print(1)").entries());
        assertThat(as(team.viewer())
                        .get(digits + "/revisions/1/context.tar.gz", "If-None-Match", header(archive, "ETag"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void scriptsAreDescribedSearchedAndDeleted() throws IOException {
        upload("/revisions", context("print(1)"));
        var developer = as(team.developer());

        var described =
                as(team.maintainer()).json("PUT", digits, "{\"description\":\"By hand\",\"visibility\":\"site\"}");

        assertThat(described.statusCode()).isEqualTo(200);
        assertThat(json(described).path("tags").toString()).isEqualTo("[{\"name\":\"latest\",\"revision\":1}]");
        var found = json(as(team.outsider()).get("/scripts?q=HAND&team=" + team.name()));
        assertThat(found.path("next").isNull()).isTrue();
        assertThat(found.path("facets").path("counted").asInt()).isEqualTo(1);
        assertThat(found.path("items").path(0).propertyNames())
                .contains("team", "name", "description", "latestRevision", "updatedAt", "visibility", "baseImages");
        assertThat(developer
                        .delete(digits + "?confirm=" + team.name() + "/digits")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as(team.maintainer())
                        .delete(digits + "?confirm=" + team.name() + "/digits")
                        .statusCode())
                .isEqualTo(204);
        assertThat(developer.get(digits).statusCode()).isEqualTo(404);
    }

    @Test
    void namesOutsideTheGrammarAndOddNumbersAreRefused() {
        var http = as(team.developer());

        assertThat(http.get("/scripts/" + team.name() + "/NotAllowed").statusCode())
                .isEqualTo(400);
        assertThat(http.get("/scripts?size=100000").statusCode()).isEqualTo(400);
        assertThat(http.get("/scripts?after=AAAA").statusCode()).isEqualTo(400);
        assertThat(http.json("PUT", digits, "{\"visibility\":\"world\"}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<byte[]> upload(String path, BuildContext context) throws IOException {
        return as(team.developer()).post(digits + path, "application/gzip", archive(context));
    }

    private static BuildContext context(String program) {
        var script = new ContextFile(
                ContextPath.of("run.sh"), FileMode.EXECUTABLE, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
        return BuildContext.of(ContextFile.text("Dockerfile", DOCKERFILE), ContextFile.text("app.py", program), script);
    }

    private static byte[] archive(BuildContext context) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out);
                var tar = new ContextTar(gzip)) {
            for (var file : context.files()) {
                tar.add(file);
            }
        }
        return out.toByteArray();
    }

    private Http as(Caller caller) {
        return new Http(port, caller);
    }
}
