package io.slipway.portal.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.ContextTar;
import io.slipway.registry.context.FileMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadBatchTest {
    private static final ContextPath START = ContextPath.of("start.sh");

    private final FileDraft draft =
            new FileDraft(3, Map.of(ContextPath.DOCKERFILE, FileMode.REGULAR, START, FileMode.EXECUTABLE));
    private final UploadBatch batch = new UploadBatch(draft, new ContextLimits(4, 100, 50));

    @Test
    void filesOfAFolderKeepTheirPathsAndKnownOnesTheirModes() {
        assertThat(batch.add("app/model.py", bytes("print(1)"))).isNull();
        assertThat(batch.add("start.sh", bytes("exec app"))).isNull();
        assertThat(batch.add("run", bytes("#!/bin/sh\n"))).isNull();

        assertThat(draft.paths()).extracting(ContextPath::value).contains("app/model.py", "run", "start.sh");
        assertThat(draft.mode(START)).isEqualTo(FileMode.EXECUTABLE);
        assertThat(draft.mode(ContextPath.of("run"))).isEqualTo(FileMode.EXECUTABLE);
        assertThat(draft.mode(ContextPath.of("app/model.py"))).isEqualTo(FileMode.REGULAR);
    }

    @Test
    void aFileThatIsRefusedSaysWhyAndDoesNotStopTheOthers() {
        assertThat(batch.add("../evil", bytes("x"))).contains("..");
        assertThat(batch.add("one", bytes("x"))).isNull();
        assertThat(batch.add("two", bytes("x"))).isNull();
        assertThat(batch.add("three", bytes("x"))).contains("one more than the 4 files");

        assertThat(batch.taken()).extracting(ContextPath::value).containsExactly("one", "two");
        assertThat(batch.refused()).containsOnlyKeys("../evil", "three");
    }

    @Test
    void moreBytesThanARevisionMayHaveAreRefused() {
        assertThat(batch.add("one", new byte[60])).isNull();
        assertThat(batch.add("two", new byte[60])).contains("100 bytes, the most for a revision");
    }

    @Test
    void whatTheirDockerignoreKeepsOutIsLeftOutWhicheverCameFirst() {
        batch.add("note.log", bytes("x"));
        batch.add(".dockerignore", bytes("*.log\n"));

        batch.leaveOutIgnored();

        assertThat(draft.paths())
                .extracting(ContextPath::value)
                .doesNotContain("note.log")
                .contains(".dockerignore");
    }

    @Test
    void besideADockerfileDockerignoreNoOtherCounts() {
        var roomy = new UploadBatch(draft, new ContextLimits(9, 100, 50));
        roomy.add(".dockerignore", bytes("*.txt\n"));
        roomy.add("Dockerfile.dockerignore", bytes("*.log\n"));
        roomy.add("note.log", bytes("x"));
        roomy.add("note.txt", bytes("x"));
        roomy.leaveOutIgnored();
        assertThat(draft.paths())
                .extracting(ContextPath::value)
                .doesNotContain("note.log")
                .contains("note.txt");

        var later = new UploadBatch(draft, new ContextLimits(9, 100, 50));
        later.add(".dockerignore", bytes("*.md\n"));
        later.add("more.md", bytes("x"));
        later.leaveOutIgnored();
        assertThat(draft.contains(ContextPath.of("more.md"))).isTrue();
    }

    @Test
    void anArchiveWaitsUntilSomebodySaysWhatItIs() throws IOException {
        var limits = new ContextLimits(4, 10_000, 5_000);
        var roomy = new UploadBatch(draft, limits);
        roomy.add("model.tar", archive());
        assertThat(roomy.archives()).containsExactly("model.tar");
        assertThat(draft.changed()).isFalse();

        roomy.unpack("model.tar");

        assertThat(roomy.archives()).isEmpty();
        assertThat(draft.written()).extracting(file -> file.path().value()).containsExactly("Dockerfile", "a.txt");

        roomy.add("again.tar", archive());
        roomy.keep("again.tar");
        assertThat(draft.contains(ContextPath.of("again.tar"))).isTrue();
    }

    @Test
    void anArchiveMayReplaceEverything() throws IOException {
        draft.put(ContextFile.text("one", "1"));
        var roomy = new UploadBatch(draft, new ContextLimits(2, 10_000, 5_000));
        roomy.add("model.tar", archive());

        roomy.replaceAll("model.tar");

        assertThat(roomy.refused()).isEmpty();
        assertThat(draft.paths()).extracting(ContextPath::value).containsExactly("Dockerfile", "a.txt");
        assertThat(draft.removed()).containsExactly(START);
        assertThat(roomy.gone()).extracting(ContextPath::value).containsExactlyInAnyOrder("one", "start.sh");
        assertThat(roomy.taken()).extracting(ContextPath::value).containsExactly("Dockerfile", "a.txt");
    }

    @Test
    void aBrokenArchiveReplacesNothing() {
        draft.put(ContextFile.text("one", "1"));
        batch.add("model.zip", bytes("no archive"));
        batch.replaceAll("model.zip");

        assertThat(batch.refused()).containsOnlyKeys("model.zip");
        assertThat(draft.contains(START)).isTrue();
        assertThat(draft.written()).extracting(file -> file.path().value()).containsExactly("one");
    }

    @Test
    void anArchiveThatIsLeftOutLeavesTheDraftAsItIs() throws IOException {
        var roomy = new UploadBatch(draft, new ContextLimits(9, 10_000, 5_000));
        roomy.add("model.tar", archive());
        roomy.leave("model.tar");

        assertThat(roomy.archives()).isEmpty();
        assertThat(draft.changed()).isFalse();
    }

    @Test
    void whoBringsTooLargeAnArchiveIsToldAboutTheApi() {
        batch.refuseLarge("weights.bin");
        assertThat(batch.refusedArchive()).isFalse();
        batch.refuseLarge("model.tar.gz");

        assertThat(batch.refusedArchive()).isTrue();
        assertThat(batch.refused().get("model.tar.gz")).contains("at most 50 bytes", "over the API");
        assertThat(batch.refused().get("weights.bin")).contains("50 bytes, the most for one file");
    }

    @Test
    void anArchiveThatIsTooMuchIsRefusedWhole() throws IOException {
        draft.put(ContextFile.text("one", "1"));
        var narrow = new UploadBatch(draft, new ContextLimits(3, 10_000, 5_000));
        narrow.add("model.tar", archive());

        narrow.unpack("model.tar");

        assertThat(narrow.refused()).containsOnlyKeys("model.tar");
        assertThat(draft.written()).extracting(file -> file.path().value()).containsExactly("one");
    }

    @Test
    void archivesThatWaitAreNoMoreThanARevisionMayHold() {
        assertThat(batch.add("one.zip", new byte[60])).isNull();
        assertThat(batch.add("two.zip", new byte[60])).contains("100 bytes together");
        assertThat(batch.archives()).containsExactly("one.zip");
    }

    @Test
    void aFileThatIsUploadedAgainCountsOnce() {
        assertThat(batch.add("one", new byte[60])).isNull();
        assertThat(batch.add("one", new byte[70])).isNull();
    }

    @Test
    void whatWasWrittenBeforeAnIgnoredUploadIsThereAgain() {
        draft.put(ContextFile.text("note.log", "mine"));
        batch.add("note.log", bytes("theirs"));
        batch.add(".dockerignore", bytes("*.log\n"));

        batch.leaveOutIgnored();

        assertThat(draft.written(ContextPath.of("note.log")))
                .hasValueSatisfying(file -> assertThat(file.text()).isEqualTo("mine"));
    }

    @Test
    void aBrokenArchiveIsRefusedWhole() {
        batch.add("model.zip", bytes("no archive"));
        batch.unpack("model.zip");

        assertThat(batch.refused()).containsOnlyKeys("model.zip");
        assertThat(draft.changed()).isFalse();
    }

    private static byte[] archive() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new ContextTar(out)) {
            tar.add(ContextFile.text("Dockerfile", "FROM debian:trixie-slim\n"));
            tar.add(ContextFile.text("a.txt", "a"));
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
