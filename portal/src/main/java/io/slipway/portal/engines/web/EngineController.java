package io.slipway.portal.engines.web;

import io.slipway.portal.engines.EngineService;
import io.slipway.registry.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Engines, what they are and whether they answer.
@RestController
@RequestMapping("/api/v1/engines")
class EngineController {
    private final EngineService engines;

    EngineController(EngineService engines) {
        this.engines = engines;
    }

    @GetMapping
    List<EngineBody> list(Caller caller) {
        return engines.list(caller).stream().map(EngineBody::of).toList();
    }

    @PostMapping("/{name}/isolation-check")
    IsolationBody checkIsolation(Caller caller, @PathVariable String name) {
        return IsolationBody.of(engines.checkIsolation(caller, name));
    }
}
