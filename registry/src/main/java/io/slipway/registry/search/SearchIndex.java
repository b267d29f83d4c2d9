package io.slipway.registry.search;

import io.slipway.registry.script.ScriptChanged;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps the search table true to the scripts, within the transactions that change them: what was saved is found
/// at once, and what was rolled back never.
@Component
public class SearchIndex {
    private final SearchDocuments documents;
    private final ObjectProvider<ScriptActivity> activity;

    SearchIndex(SearchDocuments documents, ObjectProvider<ScriptActivity> activity) {
        this.documents = documents;
        this.activity = activity;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(ScriptChanged change) {
        documents.flush();
        index(change.scriptId());
    }

    /// To be called in the transaction in which something of a script starts or ends to run.
    @Transactional(propagation = Propagation.MANDATORY)
    public void activityChanged(ScriptName script) {
        documents.flush();
        documents.id(script).ifPresent(id -> {
            documents.lock(id);
            documents.writeActivity(id, now(script));
        });
    }

    /// Makes the rows of these scripts anew.
    @Transactional
    void rebuild(List<UUID> scripts) {
        scripts.stream().sorted().forEach(this::index);
    }

    private void index(UUID script) {
        documents.lock(script); // whoever comes last has seen what the others did
        documents.read(script).ifPresent(document -> documents.write(document, now(document.name())));
    }

    private ScriptActivity.Now now(ScriptName script) {
        return activity.stream()
                .map(it -> it.of(script))
                .reduce(
                        ScriptActivity.NOTHING,
                        (a, b) -> new ScriptActivity.Now(a.running() || b.running(), a.endpoint() || b.endpoint()));
    }
}
