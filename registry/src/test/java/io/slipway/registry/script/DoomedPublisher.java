package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.RegistryTestApplication;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// A process that publishes one revision and is killed at it. Arguments: JDBC address, user, password, script, author.
final class DoomedPublisher {
    private DoomedPublisher() {}

    /// The same for everybody who knows the script's name.
    static List<ContextFile> files(ScriptName script) {
        return List.of(
                ContextFile.text("Dockerfile", "FROM debian:trixie-slim\nCMD [\"%s\"]\n".formatted(script)),
                ContextFile.text("app.py", "print('%s')\n".formatted(script)),
                ContextFile.text("README.md", "# %s\n".formatted(script)));
    }

    static void main(String[] args) {
        var script = ScriptName.parse(args[3]);
        new SpringApplicationBuilder(RegistryTestApplication.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + args[0],
                        "spring.datasource.username=" + args[1],
                        "spring.datasource.password=" + args[2])
                .run()
                .getBean(ScriptService.class)
                .revise(
                        Caller.user(args[4]),
                        script,
                        RevisionDraft.of(BuildContext.of(files(script)), "the last one of this process"));
    }
}
