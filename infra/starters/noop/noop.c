/* The cheapest honest answer: a digits "model" that looks at nothing.
 *
 * What a caller measures against it is client, network and port forwarding: the floor below which no model can come.
 * So it behaves on the wire as the models do (HTTP/1.1, keep-alive, Content-Length, an answer of their size) and does
 * nothing else: one thread, one poll loop, one read and one write for each exchange.
 *
 *   noop            serves on port 8080
 *   noop --health   asks the server in the same container for its health */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 8080
#define MAX_CALLERS 256
#define MAX_HEAD 16384
#define MAX_BODY (1 << 20)

#define HEALTH "{\"status\":\"ok\"}"
#define PREDICTION                                                                     \
    "{\"digit\":0,\"probabilities\":[0.100000,0.100000,0.100000,0.100000,0.100000,"    \
    "0.100000,0.100000,0.100000,0.100000,0.100000],\"model\":\"noop\"}"

struct caller {
    char input[MAX_HEAD + 1]; /* what has come and is not yet understood, zero-terminated */
    size_t held;
    size_t body_left; /* bytes of the request's body still to come */
    int answering;    /* the head is understood: answer once the body is there */
    int last;         /* hang up after this answer */
    const char *status, *body;
};

static struct pollfd sockets[1 + MAX_CALLERS]; /* the first one listens */
static struct caller *callers[1 + MAX_CALLERS];
static int count = 1;

static void welcome(void) {
    int on = 1, fd = accept4(sockets[0].fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return;
    struct caller *caller = count <= MAX_CALLERS ? calloc(1, sizeof *caller) : NULL;
    if (!caller) {
        close(fd);
        return;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockets[count] = (struct pollfd){.fd = fd, .events = POLLIN};
    callers[count++] = caller;
}

static void hang_up(int i) {
    close(sockets[i].fd);
    free(callers[i]);
    count--;
    sockets[i] = sockets[count];
    callers[i] = callers[count];
}

/* The value of a header of the request, or NULL. */
static const char *header(const char *head, const char *name) {
    size_t length = strlen(name);
    for (const char *line = strstr(head, "\r\n"); line; line = strstr(line + 2, "\r\n")) {
        if (!strncasecmp(line + 2, name, length) && line[2 + length] == ':') {
            return line + 3 + length + strspn(line + 3 + length, " \t");
        }
    }
    return NULL;
}

static void answer(struct caller *caller, const char *status, const char *body) {
    caller->status = status;
    caller->body = body;
}

static void refuse(struct caller *caller, const char *status, const char *body) {
    answer(caller, status, body);
    caller->body_left = 0;
    caller->last = 1;
}

/* Writes at once or gives the caller up: answers are far smaller than a socket's buffer. */
static int say(int fd, const char *text, int length) {
    return send(fd, text, (size_t)length, MSG_NOSIGNAL) == length;
}

/* Decides, from a complete head, on the answer, on the bytes to wait for before it, and on what comes after it. */
static void understand(struct caller *caller, int fd) {
    const char *head = caller->input, *length = header(head, "content-length");
    const char *connection = header(head, "connection");
    long body = length ? strtol(length, NULL, 10) : 0;
    caller->answering = 1;
    caller->body_left = (size_t)body;
    caller->last = connection ? !strncasecmp(connection, "close", 5) : strstr(head, " HTTP/1.0\r\n") != NULL;
    if (!strncmp(head, "POST /predict ", 14)) {
        answer(caller, "200 OK", PREDICTION);
    } else if (!strncmp(head, "GET /health ", 12)) {
        answer(caller, "200 OK", HEALTH);
    } else if (strstr(head, " /predict HTTP/") || strstr(head, " /health HTTP/")) {
        answer(caller, "405 Method Not Allowed", "{\"detail\":\"Method Not Allowed\"}");
    } else {
        answer(caller, "404 Not Found", "{\"detail\":\"Not Found\"}");
    }
    if (header(head, "transfer-encoding")) {
        refuse(caller, "411 Length Required", "{\"detail\":\"send a content-length\"}");
    } else if (body < 0 || body > MAX_BODY) {
        refuse(caller, "413 Content Too Large", "{\"detail\":\"the body is larger than 1 MiB\"}");
    } else if (header(head, "expect")) {
        say(fd, "HTTP/1.1 100 Continue\r\n\r\n", 25);
    }
}

/* Drops bytes from the front of the input. */
static void drop(struct caller *caller, size_t bytes) {
    caller->held -= bytes;
    memmove(caller->input, caller->input + bytes, caller->held + 1);
}

static int give_answer(struct caller *caller, int fd) {
    char text[1024];
    int length = snprintf(text, sizeof text,
                          "HTTP/1.1 %s\r\nserver: noop\r\ncontent-length: %zu\r\ncontent-type: application/json\r\n%s\r\n%s",
                          caller->status, strlen(caller->body), caller->last ? "connection: close\r\n" : "", caller->body);
    caller->answering = 0;
    return say(fd, text, length) && !caller->last;
}

/* Works through what has come; a caller may send several requests at once. Returns 0 to hang up. */
static int work(struct caller *caller, int fd) {
    for (;;) {
        if (!caller->answering) {
            char *end = strstr(caller->input, "\r\n\r\n");
            if (!end) return caller->held < MAX_HEAD;
            end[2] = 0; /* header() looks no further than the head */
            understand(caller, fd);
            drop(caller, (size_t)(end + 4 - caller->input));
        }
        size_t come = caller->held < caller->body_left ? caller->held : caller->body_left;
        drop(caller, come);
        caller->body_left -= come;
        if (caller->body_left > 0) return 1;
        if (!give_answer(caller, fd)) return 0;
    }
}

static int listen_to(int i) {
    struct caller *caller = callers[i];
    ssize_t bytes = recv(sockets[i].fd, caller->input + caller->held, MAX_HEAD - caller->held, 0);
    if (bytes <= 0) return 0;
    caller->held += (size_t)bytes;
    caller->input[caller->held] = 0;
    return work(caller, sockets[i].fd);
}

static int serve(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(PORT)};
    int on = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) || listen(fd, 128)) {
        perror("Could not listen on port 8080");
        return 1;
    }
    printf("noop listens on port %d\n", PORT);
    fflush(stdout);
    sockets[0] = (struct pollfd){.fd = fd, .events = POLLIN};
    while (poll(sockets, (nfds_t)count, -1) >= 0) {
        for (int i = count - 1; i > 0; i--) { /* downwards: hang_up moves the last one into the gap */
            if (sockets[i].revents && !listen_to(i)) hang_up(i);
        }
        if (sockets[0].revents) welcome();
    }
    return 1;
}

static int ask_for_health(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(PORT)};
    char text[13] = "";
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, (struct sockaddr *)&address, sizeof address)) return 1;
    if (!say(fd, "GET /health HTTP/1.0\r\n\r\n", 24)) return 1;
    return recv(fd, text, 12, MSG_WAITALL) != 12 || strcmp(text, "HTTP/1.1 200") != 0;
}

static void leave(int signal) {
    (void)signal;
    _exit(0);
}

int main(int count_of_arguments, char **arguments) {
    if (count_of_arguments == 2 && !strcmp(arguments[1], "--health")) return ask_for_health();
    signal(SIGTERM, leave);
    signal(SIGINT, leave);
    return serve();
}
