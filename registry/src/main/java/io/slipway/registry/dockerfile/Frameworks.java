package io.slipway.registry.dockerfile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Guesses the machine learning framework from the packages and base images of a Dockerfile.
final class Frameworks {
    /// By framework, the names of packages that mean it; the most telling framework first.
    private static final Map<String, List<String>> PACKAGES = new LinkedHashMap<>();

    /// By framework, words in the repository of a base image.
    private static final Map<String, List<String>> IMAGES = new LinkedHashMap<>();

    static {
        PACKAGES.put("transformers", List.of("transformers", "sentence-transformers", "vllm", "text-generation"));
        PACKAGES.put(
                "tensorflow", List.of("tensorflow", "tensorflow-cpu", "tensorflow-gpu", "keras", "tflite-runtime"));
        PACKAGES.put("onnxruntime", List.of("onnxruntime", "onnxruntime-gpu", "onnxruntime-node"));
        PACKAGES.put("jax", List.of("jax", "jaxlib", "flax"));
        PACKAGES.put("pytorch", List.of("torch", "pytorch", "pytorch-cpu", "torchvision", "torchserve", "libtorch"));
        PACKAGES.put("xgboost", List.of("xgboost", "py-xgboost", "xgboost-cpu"));
        PACKAGES.put("lightgbm", List.of("lightgbm"));
        PACKAGES.put("catboost", List.of("catboost"));
        PACKAGES.put("scikit-learn", List.of("scikit-learn", "sklearn"));
        PACKAGES.put("spacy", List.of("spacy"));
        PACKAGES.put("fastapi", List.of("fastapi"));
        PACKAGES.put("flask", List.of("flask"));
        IMAGES.put("transformers", List.of("transformers", "vllm", "text-generation-inference"));
        IMAGES.put("tensorflow", List.of("tensorflow", "keras"));
        IMAGES.put("onnxruntime", List.of("onnxruntime"));
        IMAGES.put("jax", List.of("jax"));
        IMAGES.put("pytorch", List.of("pytorch", "torchserve"));
        IMAGES.put("xgboost", List.of("xgboost"));
        IMAGES.put("lightgbm", List.of("lightgbm"));
        IMAGES.put("scikit-learn", List.of("scikit-learn", "sklearn"));
        IMAGES.put("triton", List.of("tritonserver"));
    }

    private Frameworks() {}

    /// Those of the final image; where it says nothing, those of all stages, since it may copy from them.
    ///
    /// @param required the packages of a requirements file, which may be any stage's
    static Set<String> of(ParsedDockerfile file, List<InstalledPackage> required) {
        var last = file.finalStages().stream().map(DockerfileStage::index).collect(Collectors.toSet());
        var found = in(file, last, required);
        return found.isEmpty()
                ? in(file, file.stages().stream().map(DockerfileStage::index).collect(Collectors.toSet()), required)
                : found;
    }

    private static Set<String> in(ParsedDockerfile file, Set<Integer> stages, List<InstalledPackage> required) {
        var packages = Stream.concat(
                        file.installedPackages().stream().filter(it -> stages.contains(it.stage())), required.stream())
                .map(Frameworks::plainName)
                .collect(Collectors.toSet());
        var images = file.stages().stream()
                .filter(stage -> stages.contains(stage.index()) && stage.hasBaseImage())
                .map(stage -> repository(stage.base()))
                .toList();
        var found = new LinkedHashSet<String>();
        PACKAGES.forEach((framework, names) -> {
            if (names.stream().anyMatch(packages::contains)) {
                found.add(framework);
            }
        });
        IMAGES.forEach((framework, words) -> {
            if (images.stream().anyMatch(image -> words.stream().anyMatch(image::contains))) {
                found.add(framework);
            }
        });
        return found;
    }

    /// Distributions put the language before the name: `python3-torch`.
    private static String plainName(InstalledPackage installed) {
        var name = installed.name().replace('_', '-');
        return switch (installed.manager()) {
            case APT, APK, DNF ->
                name.startsWith("python3-") ? name.substring(8) : name.startsWith("py3-") ? name.substring(4) : name;
            case PIP, CONDA, NPM -> name;
        };
    }

    private static String repository(String image) {
        var undigested = image.indexOf('@') < 0 ? image : image.substring(0, image.indexOf('@'));
        var slash = undigested.lastIndexOf('/');
        var colon = undigested.indexOf(':', slash + 1);
        return (colon < 0 ? undigested : undigested.substring(0, colon)).toLowerCase(Locale.ROOT);
    }
}
