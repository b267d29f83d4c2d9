package io.slipway;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/// Which packages the plain Java modules offer: they know nothing of Spring, so no annotation there can say it.
public class ModuleInterfaces implements ApplicationModuleDetectionStrategy {
    private static final Map<String, String[]> OFFERED =
            Map.of("benchmarks", new String[] {"plan", "report", "stats"}, "engine", new String[] {"docker"});

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
        var offered = OFFERED.get(base.getLocalName());
        return offered == null
                ? NamedInterfaces.of(base, information)
                : NamedInterfaces.builder(base).recursive().matching(offered).build();
    }
}
