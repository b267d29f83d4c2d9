package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects findings, of each rule only the first few: nobody reads the thousandth.
final class Problems {
    private static final int MOST_OF_A_RULE = 20;

    private final List<Finding> found = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    void error(String rule, int line, String why, String fix) {
        add(new Finding(rule, Finding.Severity.ERROR, line, why, fix));
    }

    void warning(String rule, int line, String why, String fix) {
        add(new Finding(rule, Finding.Severity.WARNING, line, why, fix));
    }

    void add(Finding finding) {
        if (counts.merge(finding.ruleId(), 1, Integer::sum) <= MOST_OF_A_RULE) {
            found.add(finding);
        }
    }

    List<Finding> found() {
        return found.stream().sorted(Finding.BY_LINE).toList();
    }
}
