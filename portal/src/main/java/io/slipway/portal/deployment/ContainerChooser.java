package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.slipway.engine.ContainerId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a page that is about one container of a deployment, the first one unless people choose another. There is
/// a choice only when there are several. What somebody looks at stays, also when its container goes.
public final class ContainerChooser extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Function<ContainerChoice, Component> content;
    private final Select<ContainerId> select = new Select<>();
    private final Div place = new Div();
    private transient DeploymentDetails shown;
    private transient @Nullable ContainerId chosen;
    private transient List<ContainerId> offered = List.of();

    /// @param content what there is to see of a container
    public ContainerChooser(DeploymentDetails deployment, Function<ContainerChoice, Component> content) {
        this.content = content;
        this.shown = deployment;
        addClassName("stack");
        select.setLabel("Container");
        select.setWidth("16rem");
        select.setItemLabelGenerator(this::label);
        select.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                choose(event.getValue());
            }
        });
        add(select, place);
        fill();
        show(deployment);
    }

    /// Offers the containers that the deployment has now.
    void show(DeploymentDetails deployment) {
        shown = deployment;
        var containers = new ArrayList<>(deployment.containers());
        if (chosen != null && !containers.contains(chosen)) {
            containers.add(chosen);
        }
        if (!containers.equals(offered)) {
            offered = List.copyOf(containers);
            select.setItems(offered);
            select.setVisible(offered.size() > 1);
            select.setValue(chosen == null ? deployment.container() : chosen);
        }
    }

    private String label(ContainerId container) {
        if (container.equals(shown.container())) {
            return container.shortForm() + " (first)";
        }
        return shown.containers().contains(container) ? container.shortForm() : container.shortForm() + " (gone)";
    }

    private void choose(ContainerId container) {
        chosen = container.equals(shown.container()) ? null : container;
        fill();
    }

    private void fill() {
        place.removeAll();
        place.add(content.apply(new ContainerChoice(shown.id(), chosen)));
    }
}
