package io.slipway.benchmarks;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Targets as people write them: `NAME=HOST:PORT[,HOST:PORT]`.
final class Targets {
    private Targets() {}

    static Target parse(String text, String path) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new UsageException(
                    "Could not use --target '%s': write NAME=HOST:PORT, for example a=127.0.0.1:8080.".formatted(text));
        }
        String name = text.substring(0, equals);
        List<Address> instances = Arrays.stream(text.substring(equals + 1).split(","))
                .map(Address::parse)
                .toList();
        return new Target(name, name, Target.Role.TARGET, instances, path, Map.of());
    }
}
