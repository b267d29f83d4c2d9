package io.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher script, run as people run it, and the parts of it that decide something.
class LauncherTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "down", "status", "logs", "test", "build", "bench", "screenshots"})
    void explainsEveryVerb(String verb) {
        var help = slipway("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).containsPattern("(?m)^  " + verb + "\\b.*");
    }

    @Test
    void refusesAVerbItDoesNotKnow() {
        var outcome = slipway("fly");
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output()).contains("There is no verb fly", "--help");
    }

    @Test
    void saysWhichProgramsMeasureTheRegistryWhereItMayNotInstallThem() {
        var outcome = bash("can_install() { return 1; }; PATH=; ensure_bench_tools wrk docker-registry", Map.of());
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output()).contains("Could not find wrk docker-registry", "apt-get install");
    }

    @Test
    void saysWhichEngineDoesNotAnswer() {
        var outcome = slipway("test");
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output()).contains("No engine answers at unix:///nowhere/docker.sock");
    }

    @Test
    void tellsThatNothingRuns() {
        var outcome = slipway("status");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.output()).containsPattern("portal +down").containsPattern("engine +down");
        assertThat(slipway("down").output()).contains("Nothing was running");
    }

    @Test
    void prefersTheJdkOfJavaHomeWhenThatIsNewEnough() throws IOException {
        var chosen = jdk("mine", "25.0.3");
        jdk("root/usr/lib/jvm/jdk-26", "26");
        assertThat(findJdk(Map.of("JAVA_HOME", chosen.toString())).output()).isEqualTo(chosen + "\n");
    }

    @Test
    void looksForAJdkElsewhereWhenJavaHomeIsTooOld() throws IOException {
        var old = jdk("old", "17.0.2");
        jdk("root/usr/lib/jvm/temurin-21-jdk", "21.0.1");
        var wanted = jdk("root/usr/lib/jvm/temurin-25-jdk", "25.0.3");
        assertThat(findJdk(Map.of("JAVA_HOME", old.toString())).output()).isEqualTo(wanted + "\n");
    }

    @Test
    void doesNotTakeARuntimeWithoutCompilerForAJdk() throws IOException {
        Files.delete(jdk("root/opt/jre-25", "25.0.3").resolve("bin/javac"));
        assertThat(findJdk(Map.of()).exitCode()).isNotZero();
        assertThat(bash("use_jdk", searching(Map.of())).output()).contains("Could not find JDK 25", "JAVA_HOME");
    }

    @Test
    void sumsUpTheReportsOfAllModules() throws IOException {
        report("one/target/surefire-reports/TEST-a.xml", "tests=\"5\" errors=\"0\" skipped=\"1\" failures=\"0\"");
        report("two/target/failsafe-reports/TEST-b.xml", "tests=\"3\"\n errors=\"0\" skipped=\"0\" failures=\"0\"");
        var verdict = verdict(0, "");
        assertThat(verdict.output()).isEqualTo("7 passed, 0 failed, 1 skipped\n");
        assertThat(verdict.exitCode()).isZero();
    }

    @Test
    void countsErrorsAsFailures() throws IOException {
        report("one/target/surefire-reports/TEST-a.xml", "tests=\"5\" errors=\"1\" skipped=\"0\" failures=\"2\"");
        var verdict = verdict(0, "");
        assertThat(verdict.output()).isEqualTo("2 passed, 3 failed, 0 skipped\n");
        assertThat(verdict.exitCode()).isNotZero();
    }

    @Test
    void failsWhenTheBuildFailsWithoutAFailedTest() throws IOException {
        report("one/target/surefire-reports/TEST-a.xml", "tests=\"5\" errors=\"0\" skipped=\"0\" failures=\"0\"");
        var verdict = verdict(1, "");
        assertThat(verdict.output()).endsWith("5 passed, 1 failed, 0 skipped\n");
        assertThat(verdict.exitCode()).isNotZero();
    }

    @Test
    void failsWhenATestProcessDied() throws IOException {
        report("one/target/surefire-reports/TEST-a.xml", "tests=\"5\" errors=\"0\" skipped=\"0\" failures=\"0\"");
        var verdict = verdict(0, "[ERROR] The forked VM terminated without properly saying goodbye.\n");
        assertThat(verdict.output()).endsWith("5 passed, 1 failed, 0 skipped\n");
        assertThat(verdict.exitCode()).isNotZero();
    }

    @Test
    void failsWhenNoTestRan() throws IOException {
        assertThat(verdict(0, "").output()).endsWith("0 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void knowsItsProcessesByNumberAndStartTime() {
        var script = """
                start_process nap sleep 60
                pid=$(pid_of nap); is_running nap && echo "runs"
                echo "$pid 1" > "$slipway_state/run/other.pid"
                is_running other || echo "another process with that number is not ours"
                stop_process other 1; is_running nap && echo "still runs"
                stop_process nap 5; is_running nap || echo "stopped"
                [ -z "$(started_at "$pid")" ] && echo "gone"
                """;
        assertThat(bash(script, Map.of()).output().lines())
                .containsExactly(
                        "runs", "another process with that number is not ours", "still runs", "stopped", "gone");
    }

    @Test
    void noticesChangedSourcesButNotGeneratedOnes() {
        var script = """
                mkdir -p x/src/main y/src/main/generated; touch pom.xml x/pom.xml; echo a > x/src/main/A.java
                before=$(source_hash)
                echo b > y/src/main/generated/B.ts; [ "$(source_hash)" = "$before" ] && echo "same"
                echo b > x/src/main/B.java; [ "$(source_hash)" = "$before" ] || echo "changed"
                rm x/src/main/B.java; [ "$(source_hash)" = "$before" ] && echo "same again"
                """;
        assertThat(bash("cd \"$slipway_home\"\n" + script, Map.of("slipway_home", dir.toString()))
                        .output()
                        .lines())
                .containsExactly("same", "changed", "same again");
    }

    private Command.Outcome slipway(String verb) {
        var environment = Map.of("SLIPWAY_STATE", dir.toString(), "SLIPWAY_ENGINE", "unix:///nowhere/docker.sock");
        return new Command(List.of(HOME.resolve("slipway").toString(), verb), environment).run();
    }

    private Command.Outcome findJdk(Map<String, String> environment) throws IOException {
        return bash("find_jdk", searching(environment));
    }

    /// A machine of its own: only what a test has put below `root` is installed, and the javac on the PATH is old.
    private Map<String, String> searching(Map<String, String> environment) throws IOException {
        var all = new HashMap<>(environment);
        all.putIfAbsent("JAVA_HOME", "");
        all.put("HOME", dir.resolve("home").toString());
        all.put("SLIPWAY_JDK_ROOT", dir.resolve("root").toString());
        all.put("PATH", jdk("ancient", "8").resolve("bin") + ":" + System.getenv("PATH"));
        return all;
    }

    private Command.Outcome bash(String script, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.putIfAbsent("slipway_home", HOME.toString());
        all.put("slipway_state", dir.resolve("state").toString());
        var parts =
                "for p in output java processes engine build tests stack bench; do . \"%s/infra/launcher/$p.sh\"; done\n"
                        .formatted(HOME);
        return new Command(List.of("bash", "-uo", "pipefail", "-c", parts + script), all).run();
    }

    private Command.Outcome verdict(int mavenStatus, String log) throws IOException {
        Files.writeString(dir.resolve("maven.log"), log);
        return bash("verdict '%1$s' %2$d '%1$s/maven.log'".formatted(dir, mavenStatus), Map.of());
    }

    private void report(String name, String numbers) throws IOException {
        var file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="x" time="1.1" %s>
                  <testcase name="prints"><system-out><![CDATA[<testsuite tests="9" failures="9">]]></system-out></testcase>
                </testsuite>
                """.formatted(numbers));
    }

    private Path jdk(String name, String version) throws IOException {
        var home = dir.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        var javac = Files.writeString(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }
}
