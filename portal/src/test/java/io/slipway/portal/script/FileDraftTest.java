package io.slipway.portal.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileDraftTest {
    private static final ContextPath MODEL = ContextPath.of("app/model.py");
    private static final ContextPath START = ContextPath.of("start.sh");

    private final FileDraft draft = new FileDraft(
            3, Map.of(ContextPath.DOCKERFILE, FileMode.REGULAR, MODEL, FileMode.REGULAR, START, FileMode.EXECUTABLE));

    @Test
    void theDockerfileComesFirst() {
        assertThat(draft.paths()).containsExactly(ContextPath.DOCKERFILE, MODEL, START);
    }

    @Test
    void aRewrittenFileKeepsItsMode() {
        draft.write(START, "#!/bin/sh\n");

        assertThat(draft.written(START))
                .hasValueSatisfying(file -> assertThat(file.entry().mode()).isEqualTo(FileMode.EXECUTABLE));
        assertThat(draft.changed()).isTrue();
    }

    @Test
    void aRemovedFileCanBeBroughtBack() {
        draft.remove(MODEL);
        assertThat(draft.paths()).doesNotContain(MODEL);
        assertThat(draft.removed()).containsExactly(MODEL);

        draft.restore(MODEL);

        assertThat(draft.contains(MODEL)).isTrue();
        assertThat(draft.changed()).isFalse();
    }

    @Test
    void aFileThatWasAddedAndRemovedAgainLeavesNoTrace() {
        draft.put(ContextFile.text("note.txt", "x"));
        draft.remove(ContextPath.of("note.txt"));

        assertThat(draft.changed()).isFalse();
    }

    @Test
    void aSavedDraftGoesOnFromTheNewRevision() {
        draft.write(START, "#!/bin/sh\n");
        draft.remove(MODEL);
        draft.savedAs(4, draft.paths());

        assertThat(draft.basedOn()).isEqualTo(4);
        assertThat(draft.changed()).isFalse();
        assertThat(draft.paths()).containsExactly(ContextPath.DOCKERFILE, START);
    }

    @Test
    void onlyTextCanBeEdited() {
        assertThat(FileDraft.text(ContextFile.text("a.txt", "grün"))).contains("grün");
        assertThat(FileDraft.text(new ContextFile(MODEL, FileMode.REGULAR, new byte[] {(byte) 0x80, 1, 2})))
                .isEmpty();
        assertThat(FileDraft.text(new ContextFile(MODEL, FileMode.REGULAR, new byte[] {'a', 0, 'b'})))
                .isEmpty();
    }
}
