package io.slipway.benchmarks;

/// Entry point of the runnable jar.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.out.println("usage: java -jar slipway-benchmarks.jar compare …");
    }
}
