package io.slipway.registry.script.web;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextCollector;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// The files of an upload form as a build context. Forms carry no file modes, so a file that starts with
/// `#!` counts as executable.
final class FormFiles {
    private FormFiles() {}

    static BuildContext context(MultipartHttpServletRequest form) throws IOException {
        var collector = ContextCollector.ofUpload(ContextLimits.DEFAULT);
        for (var files : form.getMultiFileMap().values()) {
            addAll(files, collector);
        }
        return collector.context();
    }

    private static void addAll(List<MultipartFile> files, ContextCollector collector) throws IOException {
        for (var file : files) {
            var name = file.getOriginalFilename();
            if (name == null || name.isEmpty()) {
                throw new InvalidException("part '%s'".formatted(file.getName()), "its file name is missing");
            }
            try (var content = new BufferedInputStream(file.getInputStream())) {
                collector.add(ContextPath.of(name), mode(content), content);
            }
        }
    }

    private static FileMode mode(BufferedInputStream content) throws IOException {
        content.mark(2);
        var script = content.read() == '#' && content.read() == '!';
        content.reset();
        return script ? FileMode.EXECUTABLE : FileMode.REGULAR;
    }
}
