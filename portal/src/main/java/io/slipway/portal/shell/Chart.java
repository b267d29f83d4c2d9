package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import tools.jackson.databind.json.JsonMapper;

/// A picture of numbers, with the numbers as a table beneath.
@Tag("slipway-chart")
@JsModule("./slipway/chart.ts")
@NpmPackage(value = "echarts", version = "6.1.0")
public final class Chart extends Component implements HasStyle {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();

    /// @param label what the picture shows, in one sentence, for people who cannot see it
    public Chart(String label, ChartData data) {
        getElement().setAttribute("label", label);
        getElement().setPropertyJson("data", JSON.valueToTree(data));
    }
}
