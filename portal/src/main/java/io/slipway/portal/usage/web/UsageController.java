package io.slipway.portal.usage.web;

import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.usage.Usage;
import io.slipway.portal.usage.UsageService;
import io.slipway.portal.web.PathId;
import io.slipway.portal.work.web.LiveText;
import io.slipway.registry.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What a deployment's container uses, the first one unless another is named: the last minutes as one answer, or a line
/// of JSON for each look as it comes.
@RestController
@RequestMapping({"/api/v1/deployments/{id}/usage", "/api/v1/deployments/{id}/containers/{container}/usage"})
class UsageController {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UsageService usages;
    private final LiveText text;
    private final JsonMapper json;

    UsageController(UsageService usages, LiveText text, JsonMapper json) {
        this.usages = usages;
        this.text = text;
        this.json = json;
    }

    @GetMapping
    List<Usage> now(Caller caller, @PathVariable String id, @PathVariable(required = false) @Nullable String container)
            throws InterruptedException {
        return usages.now(caller, choice(id, container), PATIENCE);
    }

    @GetMapping(params = "follow=true")
    void follow(
            Caller caller,
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String container,
            HttpServletRequest request,
            HttpServletResponse response) {
        var choice = choice(id, container);
        text.send(
                caller,
                request,
                response,
                sink -> usages.follow(caller, choice, looks -> sink.write(lines(looks)), sink::listening));
    }

    private static ContainerChoice choice(String id, @Nullable String container) {
        return ContainerChoice.of(PathId.parse("deployment", id), container);
    }

    private String lines(List<Usage> looks) {
        var lines = new StringBuilder();
        for (var look : looks) {
            lines.append(json.writeValueAsString(look)).append('\n');
        }
        return lines.toString();
    }
}
