package io.slipway.portal.usage;

import com.vaadin.flow.component.Component;
import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.deployment.ContainerChooser;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentTab;
import io.slipway.portal.deployment.LaunchLimits;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Section;
import io.slipway.registry.SlipwayException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/// Live statistics on a container's page.
@Service
@Order(20)
class UsageTab implements DeploymentTab {
    private final UsageService usages;
    private final CurrentCaller caller;

    UsageTab(UsageService usages, CurrentCaller caller) {
        this.usages = usages;
        this.caller = caller;
    }

    @Override
    public String word() {
        return "statistics";
    }

    @Override
    public String label() {
        return "Statistics";
    }

    @Override
    public Component content(DeploymentDetails deployment) {
        return new ContainerChooser(deployment, choice -> charts(deployment.limits(), choice));
    }

    private Component charts(LaunchLimits limits, ContainerChoice choice) {
        var place = Section.stack();
        place.add(new UsageCharts(limits.cpus(), limits.pids()).follow(listener -> {
            try {
                return usages.watch(caller.require(), choice, listener)::remove;
            } catch (SlipwayException e) {
                place.removeAll();
                place.add(Callout.warning("No statistics to show", e.detail()));
                return () -> {};
            }
        }));
        return place;
    }
}
