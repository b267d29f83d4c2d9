package io.slipway.infra.bench.fill;

import java.util.List;

/// What a script's image is made of.
///
/// @param frameworks what search finds it by, in the order in which the registry tells them
record Recipe(String base, String packages, List<String> frameworks) {
    static final List<Recipe> ALL = List.of(
            of(
                    "pytorch/pytorch:2.9.0-cuda12.8-cudnn9-runtime",
                    "torchvision==0.24.0 fastapi==0.120.1",
                    "pytorch",
                    "fastapi"),
            of("pytorch/pytorch:2.8.0-cuda12.6-cudnn9-runtime", "torchvision==0.23.0", "pytorch"),
            of("pytorch/torchserve:0.12.0-cpu", "nvgpu==0.10.0", "pytorch"),
            of("python:3.12-slim", "torch==2.9.0 fastapi==0.120.1", "pytorch", "fastapi"),
            of("python:3.12-slim", "scikit-learn==1.7.2 flask==3.1.2", "scikit-learn", "flask"),
            of("python:3.12-slim-bookworm", "xgboost==3.1.1 fastapi==0.120.1", "xgboost", "fastapi"),
            of("python:3.11-slim", "lightgbm==4.6.0 flask==3.1.2", "lightgbm", "flask"),
            of("python:3.11-slim-bookworm", "catboost==1.2.8", "catboost"),
            of("python:3.13-slim", "onnxruntime==1.23.2", "onnxruntime"),
            of("python:3.13-slim", "spacy==3.8.7 fastapi==0.120.1", "spacy", "fastapi"),
            of("python:3.10", "tensorflow-cpu==2.19.1", "tensorflow"),
            of("tensorflow/tensorflow:2.20.0", "uvloop==0.22.1", "tensorflow"),
            of("tensorflow/tensorflow:2.19.0-gpu", "fastapi==0.120.1", "fastapi", "tensorflow"),
            of("nvcr.io/nvidia/tritonserver:25.09-py3", "tritonclient==2.61.0", "triton"),
            of("nvcr.io/nvidia/pytorch:25.09-py3", "einops==0.8.1", "pytorch"),
            of("nvidia/cuda:12.8.1-runtime-ubuntu24.04", "vllm==0.11.0", "transformers"),
            of("nvidia/cuda:12.8.1-runtime-ubuntu24.04", "jax==0.8.0 flax==0.12.0", "jax"),
            of("huggingface/transformers-pytorch-gpu:4.41.2", "accelerate==1.11.0", "transformers", "pytorch"),
            of("ghcr.io/huggingface/text-generation-inference:3.3.6", "prometheus-client==0.23.1", "transformers"),
            of("mambaorg/micromamba:2.3.3", "onnxruntime==1.22.1", "onnxruntime"),
            of("debian:trixie-slim", "scikit-learn==1.6.1", "scikit-learn"),
            of("debian:trixie-slim", "onnxruntime==1.23.2 flask==3.1.2", "onnxruntime", "flask"),
            of("debian:bookworm-slim", "sentence-transformers==5.1.2 torch==2.9.0", "transformers", "pytorch"),
            of("ubuntu:24.04", "fasttext-wheel==0.9.2"));

    private static Recipe of(String base, String packages, String... frameworks) {
        return new Recipe(base, packages, List.of(frameworks));
    }

    /// The image's name without its tag.
    String repository() {
        return base.substring(0, base.lastIndexOf(':'));
    }
}
