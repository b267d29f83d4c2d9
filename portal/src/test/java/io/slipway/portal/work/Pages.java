package io.slipway.portal.work;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

/// Recognises what belongs to the pages, which the tests of the work do without: whatever is a part of the
/// portal's frame, or is made with one.
class Pages implements TypeFilter {
    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        var type = ClassUtils.resolveClassName(
                reader.getClassMetadata().getClassName(), getClass().getClassLoader());
        var needed = Arrays.stream(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameterTypes()));
        return Stream.concat(needed, Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces())))
                .anyMatch(Pages::isOfAPage);
    }

    private static boolean isOfAPage(Class<?> type) {
        return ClassUtils.getAllInterfacesForClassAsSet(type).stream().anyMatch(Pages::isOfTheFrame)
                || isOfTheFrame(type)
                || Arrays.stream(type.getInterfaces()).anyMatch(Pages::isOfAPage)
                || type.getSuperclass() != null && isOfAPage(type.getSuperclass());
    }

    private static boolean isOfTheFrame(Class<?> type) {
        return Stream.of(
                        "com.vaadin.",
                        "io.slipway.portal.shell.",
                        "io.slipway.portal.script.",
                        "io.slipway.portal.security.")
                .anyMatch(type.getName()::startsWith);
    }
}
