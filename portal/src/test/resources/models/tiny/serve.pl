# Answers HTTP/1.1 over kept connections. WARM_UP: seconds until /health says ok. A payload without "pixels" gets 422.
use strict;
use warnings;
use IO::Socket::INET;
$| = 1;
$SIG{CHLD} = 'IGNORE';
my $born = time;
my $warm_up = $ENV{WARM_UP} // 0;
my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 64, ReuseAddr => 1) or die "listen: $!";
print "listening on 8080\n";
while (my $client = $server->accept) {
    if (fork) { close $client; next; }
    $client->setsockopt(6, 1, 1);    # TCP_NODELAY
    while (defined(my $line = <$client>)) {
        my ($method, $path) = split / /, $line;
        my $length = 0;
        while (defined(my $header = <$client>)) {
            last if $header =~ /^\r?\n$/;
            $length = $1 if $header =~ /^content-length:\s*(\d+)/i;
        }
        my $payload = '';
        read $client, $payload, $length if $length;
        my ($status, $body) = ('200 OK', '{"digit":7,"model":"tiny"}');
        ($status, $body) = ('200 OK', '{"status":"ok"}') if $path eq '/health';
        ($status, $body) = ('503 Service Unavailable', '{"status":"warming up"}')
            if $path eq '/health' && time - $born < $warm_up;
        ($status, $body) = ('422 Unprocessable Entity', '{"error":"pixels is missing"}')
            if $path eq '/predict' && $payload !~ /"pixels"/;
        print $client "HTTP/1.1 $status\r\nContent-Type: application/json\r\nContent-Length: "
            . length($body) . "\r\n\r\n$body";
    }
    exit 0;
}
