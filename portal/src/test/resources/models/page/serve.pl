# Answers one request a connection: the page, a style sheet, and whatever is posted.
use strict;
use warnings;
use IO::Socket::INET;
$| = 1;
$SIG{CHLD} = 'IGNORE';
my $page = do { local (@ARGV, $/) = '/page.html'; <> };
my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 64, ReuseAddr => 1) or die "listen: $!";
while (my $client = $server->accept) {
    if (fork) { close $client; next; }
    my ($method, $path) = split / /, scalar <$client>;
    my $length = 0;
    while (defined(my $header = <$client>)) {
        last if $header =~ /^\r?\n$/;
        $length = $1 if $header =~ /^content-length:\s*(\d+)/i;
    }
    my $body = '';
    read $client, $body, $length if $length;
    my $type = 'application/json';
    ($type, $body) = ('text/html; charset=utf-8', $page) if $method eq 'GET';
    ($type, $body) = ('text/css', 'h1 { color: rgb(1, 2, 3) }') if $path eq '/style.css';
    print $client "HTTP/1.1 200 OK\r\nContent-Type: $type\r\nContent-Length: " . length($body)
        . "\r\nSet-Cookie: JSESSIONID=stolen; Path=/\r\nConnection: close\r\n\r\n$body";
    exit 0;
}
