package io.slipway.portal.prediction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a deployment is asked, and how that is known.
///
/// @param contract such as `raw`, `open-inference-v2` or `openapi`
/// @param reason why it is taken to be that, for people
/// @param example a payload made of what the model says of its input; null when it says nothing
/// @param fields the parts of the payload that a form can ask for; none when the payload is no flat object
public record ContractFinding(
        String contract, String reason, @Nullable String example, List<PayloadField> fields) {
    public ContractFinding {
        fields = List.copyOf(fields);
    }
}
