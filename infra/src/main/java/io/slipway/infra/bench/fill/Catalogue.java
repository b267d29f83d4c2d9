package io.slipway.infra.bench.fill;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What the scripts are about and what their files say: always the same for the same number. Content is shared, since
/// scripts are made of one another: a few thousand Dockerfiles and READMEs for any number of revisions.
final class Catalogue {
    static final int BATCHES = 6;
    static final int SERIES = 200;
    private static final int READMES = 6_000;
    private static final int PROGRAMS = 400;
    private static final int SAMPLES = 50;
    private static final int REQUIREMENTS = 60;

    private final List<StoredText> dockerfiles = IntStream.range(0, dockerfileCount())
            .mapToObj(number -> StoredText.of(dockerfile(number)))
            .toList();
    private final List<StoredText> readmes = IntStream.range(0, READMES)
            .mapToObj(number -> StoredText.of(Words.readme(number)))
            .toList();
    private final List<StoredText> programs = IntStream.range(0, PROGRAMS)
            .mapToObj(number -> StoredText.of(program(number)))
            .toList();
    private final List<StoredText> requirements = IntStream.range(0, REQUIREMENTS)
            .mapToObj(number -> StoredText.of(requirements(number)))
            .toList();
    private final List<StoredText> samples = IntStream.range(0, SAMPLES)
            .mapToObj(number -> StoredText.of("{\"rows\": [[" + number + ", 0.25, 0.5, 0.75]]}\n"))
            .toList();

    /// The names of all teams.
    static List<String> teams() {
        return Words.DOMAINS.stream()
                .flatMap(domain ->
                        List.of("", "-research", "-platform", "-ops").stream().map(domain::concat))
                .toList();
    }

    /// All contents, each once.
    Collection<StoredText> contents() {
        var contents = new LinkedHashMap<String, StoredText>();
        List.of(dockerfiles, readmes, programs, requirements, samples)
                .forEach(texts -> texts.forEach(text -> contents.put(text.sha256(), text)));
        return contents.values();
    }

    List<StoredText> dockerfiles() {
        return dockerfiles;
    }

    List<StoredText> readmes() {
        return readmes;
    }

    static Recipe recipe(int dockerfile) {
        return Recipe.ALL.get(dockerfile / (Words.MODELS.size() * BATCHES));
    }

    static int dockerfileCount() {
        return Recipe.ALL.size() * Words.MODELS.size() * BATCHES;
    }

    /// The script with this number, from 0.
    FilledScript script(int number) {
        var dice = new SplittableRandom(number * 7_919L + 13);
        var names = teams();
        var at = dice.nextDouble();
        var team = names.get((int) (names.size() * at * at));
        var model = dice.nextInt(Words.MODELS.size());
        var task = Words.one(Words.TASKS, dice);
        var variant = Words.one(Words.VARIANTS, dice);
        var name = task + "-" + Words.MODELS.get(model) + "-" + variant + "-" + number;
        var description = "%s %s %s with %s (%s), %s, series %s."
                .formatted(
                        Character.toUpperCase(task.charAt(0)) + task.substring(1),
                        Words.one(Words.QUALITIES, dice),
                        Words.one(Words.OBJECTS, dice),
                        Words.MODELS.get(model),
                        variant,
                        Words.one(Words.QUALITIES, dice),
                        series(number / SERIES));
        var recipe = dice.nextInt(Recipe.ALL.size());
        return new FilledScript(number, team, name, description, recipe * Words.MODELS.size() + model, dice.nextLong());
    }

    /// A word that [#SERIES] scripts have, however many there are besides.
    static String series(int which) {
        return String.format(Locale.ROOT, "s%04d", which);
    }

    /// The files of one of the script's revisions, sorted by path.
    List<FilledFile> files(FilledScript script, int revision) {
        var own = Math.floorMod(script.seed(), 1 << 20);
        return List.of(
                new FilledFile("Dockerfile", dockerfiles.get(script.dockerfile(revision))),
                new FilledFile("README.md", readmes.get(script.readme())),
                new FilledFile("app.py", programs.get((own + revision / 2) % PROGRAMS)),
                new FilledFile("requirements.txt", requirements.get(own % REQUIREMENTS)),
                new FilledFile("sample.json", samples.get((own + revision) % SAMPLES)));
    }

    private static String dockerfile(int number) {
        var recipe = recipe(number);
        var model = Words.MODELS.get(number / BATCHES % Words.MODELS.size());
        var batch = 1 << (number % BATCHES);
        return """
                # syntax=docker/dockerfile:1
                # Serves <model>; see the README.
                FROM <base>
                LABEL io.slipway.port="8080" io.slipway.model="<model>"
                RUN apt-get update && \\
                    apt-get install -y --no-install-recommends curl libgomp1 && \\
                    rm -rf /var/lib/apt/lists/*
                WORKDIR /app
                COPY requirements.txt .
                RUN pip install --no-cache-dir <packages> -r requirements.txt
                COPY app.py sample.json ./
                ENV MODEL_NAME=<model> BATCH_SIZE=<batch> OMP_NUM_THREADS=2
                RUN useradd --uid 10001 model && chown -R model /app
                USER model
                EXPOSE 8080
                HEALTHCHECK CMD curl -sf http://localhost:8080/health || exit 1
                CMD ["python", "app.py", "--port", "8080"]
                """.replace("<base>", recipe.base())
                .replace("<packages>", recipe.packages())
                .replace("<model>", model)
                .replace("<batch>", Integer.toString(batch));
    }

    private static String requirements(int number) {
        return "numpy==2.3." + number % 5 + "\npandas==2.3." + number % 4 + "\nuvicorn==0.38." + number % 3 + "\n";
    }

    private static String program(int number) {
        var text = new StringBuilder(
                "import json\nimport os\nfrom http.server import BaseHTTPRequestHandler, HTTPServer\n\n");
        text.append("SCALE = ").append(number).append(".5\n\n\n");
        text.append("class Handler(BaseHTTPRequestHandler):\n    def do_POST(self):\n");
        text.append("        rows = json.loads(self.rfile.read(int(self.headers['Content-Length'])))['rows']\n");
        for (int line = 0; line < 8 + number % 12; line++) {
            text.append("        rows = [[value * ")
                    .append(line + 1)
                    .append(" + SCALE for value in row] for row in rows]\n");
        }
        text.append("        answer = json.dumps({'predictions': [max(row) for row in rows]}).encode()\n");
        text.append(
                "        self.send_response(200)\n        self.end_headers()\n        self.wfile.write(answer)\n\n\n");
        return text.append("HTTPServer(('', 8080), Handler).serve_forever()\n").toString();
    }
}
