package io.slipway.registry.oci;

import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;

/// How clients point at a manifest: by digest, by tag, or by the number of a revision.
public sealed interface OciReference {
    record ByDigest(OciDigest digest) implements OciReference {
        @Override
        public String toString() {
            return digest.toString();
        }
    }

    record BySelector(RevisionSelector selector) implements OciReference {
        @Override
        public String toString() {
            return selector.toString();
        }
    }

    static OciReference parse(String text) {
        if (text.indexOf(':') >= 0) {
            return new ByDigest(OciDigest.parse(text));
        }
        try {
            return new BySelector(RevisionSelector.parse(text));
        } catch (InvalidException e) {
            throw new OciException(
                    OciError.MANIFEST_UNKNOWN, "Could not find such a manifest: its name is no tag and no digest.");
        }
    }
}
