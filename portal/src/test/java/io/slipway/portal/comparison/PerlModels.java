package io.slipway.portal.comparison;

import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.script.RevisionDraft;

/// Tiny models on the base image alone, which has Perl: fast, slow, and broken in the ways models break.
final class PerlModels {
    private static final String SERVER = """
            use strict; use warnings; use IO::Socket::INET;
            $SIG{CHLD} = 'IGNORE';
            my $delay = $ENV{DELAY} // 0;
            my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 64, ReuseAddr => 1) or die "listen: $!";
            while (my $client = $server->accept) {
                if (fork) { close $client; next; }
                $client->setsockopt(6, 1, 1);
                while (defined(my $line = <$client>)) {
                    my ($method, $path) = split / /, $line;
                    my $length = 0;
                    while (defined(my $header = <$client>)) {
                        last if $header =~ /^\\r?\\n$/;
                        $length = $1 if $header =~ /^content-length:\\s*(\\d+)/i;
                    }
                    my $payload = '';
                    read $client, $payload, $length if $length;
                    my ($status, $body) = ('200 OK', '{"digit":7}');
                    if ($path eq '/predict') {
                        select undef, undef, undef, $delay if $delay;
                        ($status, $body) = ('422 Unprocessable Entity', '{"error":"pixels is missing"}')
                            if $payload !~ /"pixels"/;
                    }
                    print $client "HTTP/1.1 $status\\r\\nContent-Type: application/json\\r\\nContent-Length: "
                        . length($body) . "\\r\\n\\r\\n$body";
                }
                exit 0;
            }
            """;

    private PerlModels() {}

    /// Answers after a pause.
    static RevisionDraft answeringAfter(double seconds) {
        return model("ENV DELAY=" + seconds + "\nCMD [\"perl\", \"/serve.pl\"]");
    }

    /// Lives, but listens to nobody.
    static RevisionDraft neverHealthy() {
        return model("CMD [\"sleep\", \"600\"]");
    }

    /// Says why, and ends.
    static RevisionDraft endingAtOnce() {
        return model("CMD [\"sh\", \"-c\", \"echo no model file >&2; exit 3\"]");
    }

    /// Has no image.
    static RevisionDraft notBuilding() {
        return model("RUN echo broken step; exit 9");
    }

    private static RevisionDraft model(String end) {
        var dockerfile = """
                FROM debian:trixie-slim
                LABEL io.slipway.contract="raw" io.slipway.predict="/predict" io.slipway.health="/health"
                LABEL io.slipway.sample="sample.json"
                EXPOSE 8080
                COPY serve.pl /serve.pl
                """ + end + "\n";
        return RevisionDraft.of(
                BuildContext.of(
                        ContextFile.text("Dockerfile", dockerfile),
                        ContextFile.text("serve.pl", SERVER),
                        ContextFile.text("sample.json", "{\"pixels\":[0,5,13]}")),
                "for a test");
    }
}
