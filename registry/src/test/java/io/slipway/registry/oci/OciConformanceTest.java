package io.slipway.registry.oci;

import static io.slipway.registry.oci.OciClient.OCTETS;
import static io.slipway.registry.oci.OciClient.bytes;
import static io.slipway.registry.oci.OciClient.code;
import static io.slipway.registry.oci.OciClient.descriptor;
import static io.slipway.registry.oci.OciClient.digest;
import static io.slipway.registry.oci.OciClient.header;
import static io.slipway.registry.oci.OciClient.image;
import static io.slipway.registry.oci.OciClient.json;
import static io.slipway.registry.oci.OciClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.script.ScriptName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What the OCI distribution specification (1.1) demands, section by section, of a repository with images that are no
/// scripts. Each case of the specification's own conformance suite (pull, push, content discovery, content management)
/// has its counterpart here.
@RegistryTest
class OciConformanceTest {
    private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final String NOWHERE = "sha256:" + "0".repeat(64);

    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    private TeamFixture team;
    private OciClient client;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
        client = new OciClient(port, team.maintainer(), new ScriptName(team.name(), "images"));
    }

    private String pushImage(String tag, String variation) {
        var config = "{\"author\":\"%s\"}".formatted(variation);
        client.blob(config);
        client.blob("layer");
        var manifest = image(descriptor(CONFIG_TYPE, config, ""), descriptor(LAYER_TYPE, "layer", ""), "");
        var pushed = client.manifest(tag, manifest);
        assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
        return manifest;
    }

    private String session() {
        var begun = client.send("POST", "blobs/uploads/", new byte[0]);
        assertThat(begun.statusCode()).isEqualTo(202);
        return header(begun, "Location");
    }

    private static int length(String text) {
        return bytes(text).length;
    }

    @Nested
    @DisplayName("Pull")
    class Pull {
        @Test
        void determiningSupportAnswers200() {
            assertThat(client.get("/v2/").statusCode()).isEqualTo(200);
        }

        @Test
        void aManifestComesByTagAndByDigestWithItsExactBytes() {
            var manifest = pushImage("v1", "a");
            var digest = digest(bytes(manifest));

            for (var reference : new String[] {"v1", digest}) {
                var pulled = client.get("manifests/" + reference, "Accept", OciManifest.IMAGE);
                assertThat(pulled.statusCode()).isEqualTo(200);
                assertThat(text(pulled)).isEqualTo(manifest);
                assertThat(header(pulled, "Content-Type")).isEqualTo(OciManifest.IMAGE);
                assertThat(header(pulled, "Docker-Content-Digest")).isEqualTo(digest);
                var asked = client.head("manifests/" + reference);
                assertThat(asked.statusCode()).isEqualTo(200);
                assertThat(header(asked, "Content-Length")).isEqualTo("" + length(manifest));
                assertThat(header(asked, "Docker-Content-Digest")).isEqualTo(digest);
            }
        }

        @Test
        void aManifestThatIsNotThereIs404() {
            pushImage("v1", "a");

            assertThat(client.get("manifests/.INVALID").statusCode()).isEqualTo(404);
            assertThat(client.head("manifests/" + NOWHERE).statusCode()).isEqualTo(404);
            var missing = client.get("manifests/v2");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(code(missing)).isEqualTo("MANIFEST_UNKNOWN");
        }

        @Test
        void aManifestUnderADigestThatIsNoneIsRefused() {
            var refused = client.manifest("sha256:totallywrong", "{}");

            assertThat(refused.statusCode()).isBetween(400, 404);
            assertThat(code(refused)).isIn("DIGEST_INVALID", "MANIFEST_INVALID", "MANIFEST_UNKNOWN");
        }

        @Test
        void aBlobComesWholeOrInRanges() {
            var digest = client.blob("0123456789");

            assertThat(text(client.get("blobs/" + digest))).isEqualTo("0123456789");
            var asked = client.head("blobs/" + digest);
            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(header(asked, "Content-Length")).isEqualTo("10");
            var part = client.get("blobs/" + digest, "Range", "bytes=2-4");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(text(part)).isEqualTo("234");
            assertThat(header(part, "Content-Range")).isEqualTo("bytes 2-4/10");
            assertThat(text(client.get("blobs/" + digest, "Range", "bytes=-3"))).isEqualTo("789");
            var rest = client.get("blobs/" + digest, "Range", "bytes=8-50");
            assertThat(text(rest)).isEqualTo("89");
            assertThat(header(rest, "Content-Range")).isEqualTo("bytes 8-9/10");
            for (var nowhere : List.of("bytes=20-30", "bytes=5-0")) {
                assertThat(client.get("blobs/" + digest, "Range", nowhere).statusCode())
                        .isEqualTo(416);
            }
        }

        @Test
        void aBlobOfNoBytesIsABlob() {
            var digest = digest(new byte[0]);

            var put = client.send("PUT", session() + "?digest=" + digest, new byte[0], OCTETS);

            assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
            var pulled = client.get("blobs/" + digest);
            assertThat(pulled.statusCode()).isEqualTo(200);
            assertThat(pulled.body()).isEmpty();
            assertThat(header(client.head("blobs/" + digest), "Content-Length")).isEqualTo("0");
        }

        @Test
        void aBlobThatIsNotThereIs404() {
            var missing = client.get("blobs/" + NOWHERE);

            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(code(missing)).isEqualTo("BLOB_UNKNOWN");
            assertThat(client.head("blobs/" + NOWHERE).statusCode()).isEqualTo(404);
        }
    }

    @Nested
    @DisplayName("Push")
    class Push {
        @Test
        void aBlobMonolithicallyInPostAndPut() {
            var digest = digest(bytes("two requests"));

            var put = client.send("PUT", session() + "?digest=" + digest, bytes("two requests"), OCTETS);

            assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
            assertThat(text(client.get(header(put, "Location")))).isEqualTo("two requests");
        }

        @Test
        void aBlobInASinglePost() {
            var digest = digest(bytes("one"));

            var post = client.send("POST", "blobs/uploads/?digest=" + digest, bytes("one"), OCTETS);

            assertThat(post.statusCode()).isEqualTo(201);
            assertThat(text(client.get(header(post, "Location")))).isEqualTo("one");
        }

        @Test
        void aBlobStreamedInOnePatch() {
            var session = session();
            var patch = client.send("PATCH", session, bytes("streamed"), OCTETS);
            assertThat(patch.statusCode()).isEqualTo(202);

            var put =
                    client.send("PUT", header(patch, "Location") + "?digest=" + digest(bytes("streamed")), new byte[0]);

            assertThat(put.statusCode()).isEqualTo(201);
            assertThat(text(client.get(header(put, "Location")))).isEqualTo("streamed");
        }

        @Test
        void aManifestTellsWhereItIs() {
            client.blob("{}");
            var manifest = image(descriptor("application/vnd.example", "{}", ""), "", "");

            var pushed = client.manifest("v1", manifest);

            assertThat(text(client.get(header(pushed, "Location")))).isEqualTo(manifest);
        }

        @Test
        void aBlobInChunksInOrder() {
            var session = session();
            assertThat(client.send("PATCH", session, bytes("abc"), "Content-Range", "3-5")
                            .statusCode())
                    .isEqualTo(416);
            var first = client.send("PATCH", session, bytes("abc"), "Content-Range", "0-2");
            assertThat(first.statusCode()).isEqualTo(202);
            assertThat(header(first, "Range")).isEqualTo("0-2");

            var early = client.send("PATCH", session, bytes("ghi"), "Content-Range", "6-8");
            assertThat(early.statusCode()).isEqualTo(416);
            var again = client.send("PATCH", session, bytes("abc"), "Content-Range", "0-2");
            assertThat(again.statusCode()).isEqualTo(416);
            var status = client.get(session);
            assertThat(status.statusCode()).isEqualTo(204);
            assertThat(header(status, "Range")).isEqualTo("0-2");

            var last = client.send(
                    "PUT",
                    header(status, "Location") + "?digest=" + digest(bytes("abcdef")),
                    bytes("def"),
                    "Content-Range",
                    "3-5");
            assertThat(last.statusCode()).as(text(last)).isEqualTo(201);
            assertThat(text(client.get(header(last, "Location")))).isEqualTo("abcdef");
            assertThat(text(client.get("blobs/" + digest(bytes("abcdef"))))).isEqualTo("abcdef");
            assertThat(client.get(session).statusCode()).isEqualTo(404);
        }

        @Test
        void anUploadThatIsCancelledIsGone() {
            var session = session();

            assertThat(client.delete(session).statusCode()).isEqualTo(204);

            var after = client.send("PATCH", session, bytes("x"), OCTETS);
            assertThat(after.statusCode()).isEqualTo(404);
            assertThat(code(after)).isEqualTo("BLOB_UPLOAD_UNKNOWN");
        }

        @Test
        void aBlobIsMountedFromAnotherRepositoryOrUploaded() {
            var digest = client.blob("shared");
            var other = client.in(new ScriptName(team.name(), "elsewhere"));

            var mounted = other.send(
                    "POST", "blobs/uploads/?mount=%s&from=%s".formatted(digest, client.repository()), new byte[0]);
            assertThat(mounted.statusCode()).isEqualTo(201);
            assertThat(text(other.get(header(mounted, "Location")))).isEqualTo("shared");
            var unknown = other.send(
                    "POST", "blobs/uploads/?mount=%s&from=%s".formatted(NOWHERE, client.repository()), new byte[0]);
            assertThat(unknown.statusCode()).isEqualTo(202);
            assertThat(header(unknown, "Location")).isNotEmpty();
        }

        @Test
        void aManifestWhoseBlobsAreMissingIsRefused() {
            var manifest = image(descriptor(CONFIG_TYPE, "never pushed", ""), "", "");

            var refused = client.manifest("v1", manifest);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(code(refused)).isEqualTo("MANIFEST_BLOB_UNKNOWN");
            assertThat(client.get("manifests/v1").statusCode()).isEqualTo(404);
        }

        @Test
        void aLayerThatMayNotBePassedOnNeedsNoBlob() {
            client.blob("{}");
            client.blob("layer");
            for (var type : List.of(
                    "application/vnd.oci.image.layer.nondistributable.v1.tar",
                    "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
                    "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")) {
                var elsewhere = descriptor(type, "kept elsewhere", ",\"urls\":[\"https://store.example.com/x\"]");
                var manifest = image(
                        descriptor(CONFIG_TYPE, "{}", ""), elsewhere + "," + descriptor(LAYER_TYPE, "layer", ""), "");

                var pushed = client.manifest("foreign", manifest);

                assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
                assertThat(text(client.get("manifests/foreign"))).isEqualTo(manifest);
            }
        }

        @Test
        void aBlobWithAnotherDigestIsRefusedInWhateverWayItComes() {
            var digest = digest(bytes("good"));
            var streamed = header(client.send("PATCH", session(), bytes("evil"), OCTETS), "Location");
            var chunked = header(client.send("PATCH", session(), bytes("ev"), "Content-Range", "0-1"), "Location");

            var refused = List.of(
                    client.send("POST", "blobs/uploads/?digest=" + digest, bytes("evil"), OCTETS),
                    client.send("PUT", session() + "?digest=" + digest, bytes("evil"), OCTETS),
                    client.send("PUT", streamed + "?digest=" + digest, new byte[0]),
                    client.send("PUT", chunked + "?digest=" + digest, bytes("il"), "Content-Range", "2-3"));

            assertThat(refused).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(code(answer)).isEqualTo("DIGEST_INVALID");
            });
            assertThat(client.head("blobs/" + digest).statusCode()).isEqualTo(404);
        }

        @Test
        void whatIsNamedBySha512IsKeptUnderThatName() {
            var layer = "sha512:" + sha512("layer");
            var post = client.send("POST", "blobs/uploads/?digest=" + layer, bytes("layer"), OCTETS);
            var put = client.send("PUT", session() + "?digest=sha512:" + sha512("{}"), bytes("{}"), OCTETS);
            assertThat(post.statusCode()).as(text(post)).isEqualTo(201);
            assertThat(put.statusCode()).as(text(put)).isEqualTo(201);
            assertThat(header(post, "Docker-Content-Digest")).isEqualTo(layer);
            assertThat(text(client.get(header(post, "Location")))).isEqualTo("layer");
            var manifest = image(descriptor(CONFIG_TYPE, "{}", ""), descriptor(LAYER_TYPE, "layer", ""), "")
                    .replace(digest(bytes("{}")), "sha512:" + sha512("{}"))
                    .replace(digest(bytes("layer")), layer);
            var name = "sha512:" + sha512(manifest);

            var pushed = client.manifest(name, manifest);
            var tagged = client.manifest("v1", manifest);

            assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
            assertThat(header(pushed, "Docker-Content-Digest")).isEqualTo(name);
            assertThat(text(client.get(header(pushed, "Location")))).isEqualTo(manifest);
            assertThat(header(tagged, "Docker-Content-Digest")).isEqualTo(digest(bytes(manifest)));
            var evil = client.send("POST", "blobs/uploads/?digest=sha512:" + sha512("good"), bytes("evil"), OCTETS);
            assertThat(code(evil)).isEqualTo("DIGEST_INVALID");
            assertThat(client.delete("manifests/" + name).statusCode()).isEqualTo(202);
            assertThat(client.delete("blobs/" + layer).statusCode()).isEqualTo(202);
            assertThat(client.head("manifests/" + name).statusCode()).isEqualTo(404);
            assertThat(client.head("blobs/" + layer).statusCode()).isEqualTo(404);
        }

        private static String sha512(String content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes(content)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void aManifestOfAlmostFourMebibytesAndUnknownFieldsIsKeptAsItIs() {
            client.blob("{}");
            var annotations = IntStream.range(0, 390)
                    .mapToObj(number -> "\"large-%d\":\"%s\"".formatted(number, "A".repeat(10_000)))
                    .collect(Collectors.joining(","));
            var manifest = image(
                    descriptor(CONFIG_TYPE, "{}", ",\"data\":\"e30=\""),
                    "",
                    ",\"org.example.unknown\":{\"a\":[1]},\"annotations\":{%s}".formatted(annotations));

            assertThat(client.manifest("large", manifest).statusCode()).isEqualTo(201);

            assertThat(text(client.get("manifests/large"))).isEqualTo(manifest);
        }

        @Test
        void indexesOfImagesOfIndexesAndOfNothingAreTaken() {
            var image = pushImage("v1", "a");
            var inner = index(descriptor(OciManifest.IMAGE, image, ",\"platform\":{\"os\":\"linux\"}"));
            for (var index : List.of(inner, index(descriptor(OciManifest.INDEX, inner, "")), index(""))) {
                var pushed = client.send("PUT", "manifests/list", bytes(index), "Content-Type", OciManifest.INDEX);

                assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
                var pulled = client.get("manifests/list", "Accept", OciManifest.INDEX);
                assertThat(text(pulled)).isEqualTo(index);
                assertThat(header(pulled, "Content-Type")).isEqualTo(OciManifest.INDEX);
            }
        }

        private static String index(String manifests) {
            return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
                    .formatted(OciManifest.INDEX, manifests);
        }

        @Test
        void aManifestWithASubjectIsTakenBeforeTheSubjectIsThere() {
            client.blob("{}");
            var subject = ",\"subject\":" + descriptor(OciManifest.IMAGE, "not there yet", "");
            var manifest = image(descriptor("application/vnd.example", "{}", ""), "", subject);

            var pushed = client.manifest(digest(bytes(manifest)), manifest);

            assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
            assertThat(header(pushed, "OCI-Subject")).isEqualTo(digest(bytes("not there yet")));
        }
    }

    @Nested
    @DisplayName("Content discovery")
    class Discovery {
        @Test
        void tagsComeInOrderAndInParts() {
            pushImage("b", "a");
            pushImage("A", "a");
            pushImage("c", "b");

            var all = json(client.get("tags/list"));
            assertThat(all.path("name").asString())
                    .isEqualTo(client.repository().toString());
            assertThat(all.path("tags").toString()).isEqualTo("[\"A\",\"b\",\"c\"]");
            var first = client.get("tags/list?n=2");
            assertThat(json(first).path("tags").toString()).isEqualTo("[\"A\",\"b\"]");
            var link = header(first, "Link");
            assertThat(link).endsWith("; rel=\"next\"");
            var next = client.get(link.substring(1, link.indexOf('>')));
            assertThat(json(next).path("tags").toString()).isEqualTo("[\"c\"]");
            assertThat(header(next, "Link")).isEmpty();
            assertThat(json(client.get("tags/list?n=1&last=A")).path("tags").toString())
                    .isEqualTo("[\"b\"]");
            assertThat(json(client.get("tags/list?n=0")).path("tags").size()).isZero();
        }

        @Test
        void referrersAreAnIndexThatCanBeFiltered() {
            var subject = pushImage("v1", "a");
            client.blob("{}");
            attach(subject, "application/vnd.example.sbom", "1");
            attach(subject, "application/vnd.example.sbom", "2");
            attach(subject, "application/vnd.example.signature", "3");

            var all = client.get("referrers/" + digest(bytes(subject)));
            assertThat(all.statusCode()).isEqualTo(200);
            assertThat(header(all, "Content-Type")).isEqualTo(OciManifest.INDEX);
            assertThat(json(all).path("manifests").size()).isEqualTo(3);
            assertThat(json(all).path("manifests").get(0).path("annotations").toString())
                    .isEqualTo("{\"number\":\"1\"}");
            var filtered =
                    client.get("referrers/" + digest(bytes(subject)) + "?artifactType=application/vnd.example.sbom");
            assertThat(header(filtered, "OCI-Filters-Applied")).isEqualTo("artifactType");
            assertThat(json(filtered).path("manifests").findValuesAsString("artifactType"))
                    .containsExactly("application/vnd.example.sbom", "application/vnd.example.sbom");
            assertThat(header(filtered, "Content-Type")).isEqualTo(OciManifest.INDEX);
            assertThat(json(filtered).path("manifests").findValuesAsString("number"))
                    .containsExactly("1", "2");
            var none = client.get("referrers/" + NOWHERE);
            assertThat(none.statusCode()).isEqualTo(200);
            assertThat(header(none, "Content-Type")).isEqualTo(OciManifest.INDEX);
            assertThat(json(none).path("manifests").size()).isZero();
        }

        @Test
        void whatRefersToSomethingThatWasNeverPushedIsFoundByTheTypeOfItsConfig() {
            client.blob("{}");
            var subject = descriptor(OciManifest.IMAGE, "never pushed", "");
            var manifest = image(descriptor("application/vnd.example.config", "{}", ""), "", ",\"subject\":" + subject);
            client.manifest(digest(bytes(manifest)), manifest);

            var found = json(client.get("referrers/" + digest(bytes("never pushed"))))
                    .path("manifests");

            assertThat(found.size()).isOne();
            assertThat(found.get(0).path("artifactType").asString()).isEqualTo("application/vnd.example.config");
            assertThat(found.get(0).path("digest").asString()).isEqualTo(digest(bytes(manifest)));
        }

        @Test
        void anIndexMayReferToSomethingToo() {
            client.blob("{}");
            var subject = pushImage("v1", "a");
            var index =
                    "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"artifactType\":\"application/vnd.example.index\",\"manifests\":[],\"subject\":%s}"
                            .formatted(OciManifest.INDEX, descriptor(OciManifest.IMAGE, subject, ""));

            var pushed = client.send(
                    "PUT", "manifests/" + digest(bytes(index)), bytes(index), "Content-Type", OciManifest.INDEX);

            assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
            assertThat(json(client.get("referrers/" + digest(bytes(subject))))
                            .path("manifests")
                            .findValuesAsString("artifactType"))
                    .containsExactly("application/vnd.example.index");
        }

        private void attach(String subject, String type, String number) {
            var manifest = image(
                    descriptor("application/vnd.oci.empty.v1+json", "{}", ""),
                    descriptor("application/vnd.oci.empty.v1+json", "{}", ""),
                    ",\"artifactType\":\"%s\",\"subject\":%s,\"annotations\":{\"number\":\"%s\"}"
                            .formatted(type, descriptor(OciManifest.IMAGE, subject, ""), number));
            var pushed = client.manifest(digest(bytes(manifest)), manifest);
            assertThat(pushed.statusCode()).as(text(pushed)).isEqualTo(201);
        }
    }

    @Nested
    @DisplayName("Content management")
    class Management {
        @Test
        void aTagIsDeletedAndTheManifestStays() {
            var manifest = pushImage("v1", "a");

            assertThat(client.delete("manifests/v1").statusCode()).isEqualTo(202);

            assertThat(client.get("manifests/v1").statusCode()).isEqualTo(404);
            assertThat(json(client.get("tags/list")).path("tags").size()).isZero();
            assertThat(client.get("manifests/" + digest(bytes(manifest))).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void aManifestIsDeletedWithItsTags() {
            var manifest = pushImage("v1", "a");
            pushImage("v2", "a");

            assertThat(client.delete("manifests/" + digest(bytes(manifest))).statusCode())
                    .isEqualTo(202);

            assertThat(client.get("manifests/" + digest(bytes(manifest))).statusCode())
                    .isEqualTo(404);
            assertThat(json(client.get("tags/list")).path("tags").size()).isZero();
            assertThat(client.delete("manifests/" + digest(bytes(manifest))).statusCode())
                    .isEqualTo(404);
        }

        @Test
        void theEmptyConfigurationComesAndGoesLikeAnyBlob() {
            assertThat(client.head("blobs/" + digest(bytes("{}"))).statusCode()).isEqualTo(404);
            var digest = client.blob("{}");
            assertThat(text(client.get("blobs/" + digest))).isEqualTo("{}");

            assertThat(client.delete("blobs/" + digest).statusCode()).isEqualTo(202);

            assertThat(client.head("blobs/" + digest).statusCode()).isEqualTo(404);
        }

        @Test
        void aBlobIsDeleted() {
            var digest = client.blob("to go");

            assertThat(client.delete("blobs/" + digest).statusCode()).isEqualTo(202);

            assertThat(client.get("blobs/" + digest).statusCode()).isEqualTo(404);
            assertThat(client.delete("blobs/" + digest).statusCode()).isEqualTo(404);
        }
    }
}
