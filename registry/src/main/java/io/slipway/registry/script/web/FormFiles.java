package io.slipway.registry.script.web;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextCollector;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// The files of an upload form as a build context.
final class FormFiles {
    private FormFiles() {}

    static BuildContext context(MultipartHttpServletRequest form, ContextLimits limits, FormModes modes)
            throws IOException {
        requireWhole(form);
        var collector = ContextCollector.ofUpload(limits);
        var paths = new ArrayList<ContextPath>();
        for (var files : form.getMultiFileMap().values()) {
            addAll(files, collector, modes, paths);
        }
        modes.refuseUnknown(paths);
        return collector.context();
    }

    /// A form that breaks off between two files looks like one that ends there; only its announced length tells.
    private static void requireWhole(MultipartHttpServletRequest form) {
        try {
            new Upload(form.getInputStream()).close(); // reads it to its end
        } catch (IOException e) {
            throw new InvalidException("the form", "it broke off (" + e.getMessage() + ")");
        }
    }

    private static void addAll(
            List<MultipartFile> files, ContextCollector collector, FormModes modes, List<ContextPath> paths)
            throws IOException {
        for (var file : files) {
            var name = file.getOriginalFilename();
            if (name == null || name.isEmpty()) {
                throw new InvalidException("part '%s'".formatted(file.getName()), "its file name is missing");
            }
            try (var content = new BufferedInputStream(file.getInputStream())) {
                var path = ContextPath.of(name);
                paths.add(path);
                collector.add(path, modes.of(path, isScript(content)), content);
            }
        }
    }

    private static boolean isScript(BufferedInputStream content) throws IOException {
        content.mark(2);
        var script = content.read() == '#' && content.read() == '!';
        content.reset();
        return script;
    }
}
