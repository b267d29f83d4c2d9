package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(lines::add);

    private void add(String text) {
        splitter.add(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void portionsBecomeLines() {
        add("on");
        add("e\ntwo\r\n\nthr");
        assertThat(lines).containsExactly("one", "two", "");
        add("ee");
        splitter.finish();
        splitter.finish();
        assertThat(lines).containsExactly("one", "two", "", "three");
    }

    @Test
    void aCharacterMayBeCutInTwo() {
        var bytes = "é\n".getBytes(StandardCharsets.UTF_8);
        splitter.add(new byte[] {bytes[0]});
        splitter.add(new byte[] {bytes[1], bytes[2]});
        assertThat(lines).containsExactly("é");
    }

    @Test
    void anEndlessLineComesInParts() {
        add("x".repeat(150_000) + "\n");
        assertThat(lines).hasSize(3).allMatch(line -> line.length() <= 65_536);
        assertThat(String.join("", lines)).hasSize(150_000);
    }
}
