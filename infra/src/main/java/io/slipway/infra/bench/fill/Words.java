package io.slipway.infra.bench.fill;

import java.util.List;
import java.util.SplittableRandom;

/// The words of names, descriptions and READMEs.
final class Words {
    static final List<String> DOMAINS =
            List.of("vision", "speech", "ranking", "fraud", "forecast", "search", "maps", "nlp", "robotics", "pricing");
    static final List<String> TASKS = List.of(
            "detect",
            "classify",
            "segment",
            "embed",
            "rank",
            "translate",
            "summarise",
            "transcribe",
            "forecast",
            "score",
            "cluster",
            "caption",
            "denoise",
            "track",
            "match",
            "tag",
            "extract",
            "moderate",
            "route",
            "align");
    static final List<String> MODELS = List.of(
            "resnet50",
            "efficientnet",
            "yolo11",
            "vit-base",
            "convnext",
            "unet",
            "sam2",
            "whisper",
            "wav2vec2",
            "conformer",
            "bert-base",
            "deberta",
            "roberta",
            "mistral7b",
            "llama8b",
            "qwen3",
            "gemma3",
            "t5-large",
            "e5-small",
            "bge-m3",
            "colbert",
            "lightgbm",
            "xgboost",
            "catboost",
            "prophet",
            "tft",
            "nbeats",
            "deepar",
            "mobilenet",
            "clip",
            "dinov3",
            "swin",
            "maskrcnn",
            "pointnet",
            "tabnet",
            "ridge",
            "svm",
            "knn",
            "hmm",
            "crf");
    static final List<String> VARIANTS =
            List.of("fp32", "fp16", "int8", "int4", "onnx", "distilled", "pruned", "canary");
    static final List<String> OBJECTS = List.of(
            "circuit boards",
            "invoices",
            "road signs",
            "customer calls",
            "search results",
            "card payments",
            "warehouse shelves",
            "satellite tiles",
            "product reviews",
            "sensor readings",
            "contracts",
            "medical scans",
            "energy demand",
            "parcels",
            "job adverts",
            "news articles",
            "chat messages",
            "crop fields",
            "license plates",
            "street addresses");
    static final List<String> QUALITIES = List.of(
            "batched",
            "streaming",
            "nightly",
            "multilingual",
            "calibrated",
            "quantised",
            "explainable",
            "seasonal",
            "hierarchical",
            "robust",
            "incremental",
            "federated",
            "zero-shot",
            "few-shot",
            "self-supervised",
            "sparse");
    private static final List<String> SENTENCES = List.of(
            "The endpoint answers one prediction for every row that is posted as JSON.",
            "Accuracy was measured on the held-out split of the latest data release.",
            "Weights are fetched while the image is built, so that containers start without a network.",
            "Run it with two workers on machines that have fewer than eight cores.",
            "Requests larger than one megabyte are refused with a clear message.",
            "The health check waits until the model has answered a sample of its own.",
            "Retraining happens weekly; the pipeline publishes a new revision when the score improves.",
            "Latency was compared against the previous revision before the tag was moved.",
            "Inputs are normalised the same way as in training; see the preprocessing notebook.",
            "Known limits: rare classes are confused, and very long inputs are cut.",
            "Metrics are exported for Prometheus on the same port.",
            "Ask the owners before you build something that customers see on top of this.");

    private Words() {}

    static String one(List<String> words, SplittableRandom dice) {
        return words.get(dice.nextInt(words.size()));
    }

    /// Some paragraphs of text.
    static String readme(int number) {
        var dice = new SplittableRandom(7_000_003L + number);
        var text = new StringBuilder();
        text.append("# ")
                .append(one(TASKS, dice))
                .append(' ')
                .append(one(OBJECTS, dice))
                .append("\n\n");
        for (int paragraph = 0; paragraph < 3; paragraph++) {
            for (int sentence = 0; sentence < 3; sentence++) {
                text.append(one(SENTENCES, dice)).append('\n');
            }
            text.append("It is a %s, %s model for %s, called %s-%s.\n\n"
                    .formatted(
                            one(QUALITIES, dice),
                            one(QUALITIES, dice),
                            one(OBJECTS, dice),
                            one(MODELS, dice),
                            one(VARIANTS, dice)));
        }
        return text.append("## Run\n\n    slipway launch --port 8080 --batch ")
                .append(1 + number % 64)
                .append("\n")
                .toString();
    }
}
