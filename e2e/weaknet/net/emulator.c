// Userspace link emulator. One TUN per endpoint (each in its own network namespace);
// packets are routed by destination IPv4 address: src endpoint "up" pipe -> dst endpoint "down"
// pipe. usage: emulator CTL_SOCKET name:netns:ifname[:mtu] ...      (netns "-" = the current
// namespace) control (text lines on the unix socket, one reply line each):
//   set EP up|down|both k=v ...   loss gb gg lb lg delay jitter jtau rate queue reorder rdelay dup
//   dead route IP EP | unroute IP | nat EP INT EXT | nat EP off | ep EP server=0|1 udp=0|1 p2p=0|1
//   stats | reset | seed N | quit
// dead: 0 alive, 1 drop everything, 2 stall (hold up to 64 KB, release when it comes back)
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <math.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define MAXEP 16
#define MAXRT 64
#define MAXCL 16
#define HOLD_BYTES 65536
typedef struct {
  uint64_t at, seq;
  uint8_t stage, ep;
  uint16_t len;
  uint8_t *d;
} Ev;
typedef struct Held {
  struct Held *next;
  uint8_t *d;
  uint16_t len;
  uint8_t dst;
} Held;
typedef struct {
  double loss, gb, gg, lb, lg, delay, jitter, jtau, rate, queue, reorder, rdelay, dup;
  int dead; // ms, bit/s, probabilities
  uint64_t next_free, last_out, ge_until, j_at;
  int ge_bad;
  double jx;
  uint64_t rng;
  Held *hh, *ht;
  int held;
  uint64_t c_in, c_out, c_loss, c_queue, c_dead, b_in, b_out;
} Pipe;
typedef struct {
  char name[16];
  int fd, server, udp, p2p;
  uint32_t nat_int, nat_ext;
  Pipe p[2];
} Ep; // p[0]=up p[1]=down
static Ep ep[MAXEP];
static int nep;
static struct {
  uint32_t ip;
  int ep;
} rt[MAXRT];
static int nrt;
static Ev *heap;
static int hn, hcap;
static uint64_t seqno;
static volatile int quit;

static uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ull + t.tv_nsec;
}
static double rnd(Pipe *p) {
  uint64_t x = p->rng;
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  p->rng = x;
  return (x >> 11) * (1.0 / 9007199254740992.0);
}
static double gauss(Pipe *p) {
  double u = rnd(p) + 1e-12, v = rnd(p);
  return sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}
static double expo(Pipe *p, double mean) {
  return -mean * log(rnd(p) + 1e-12);
}
static int lt(Ev *a, Ev *b) {
  return a->at != b->at ? a->at < b->at : a->seq < b->seq;
}
static void push(Ev e) {
  e.seq = seqno++;
  if (hn == hcap) {
    hcap = hcap ? hcap * 2 : 1024;
    heap = realloc(heap, hcap * sizeof(Ev));
  }
  int i = hn++;
  while (i) {
    int q = (i - 1) / 2;
    if (!lt(&e, &heap[q]))
      break;
    heap[i] = heap[q];
    i = q;
  }
  heap[i] = e;
}
static Ev pop(void) {
  Ev r = heap[0], e = heap[--hn];
  int i = 0;
  for (;;) {
    int c = 2 * i + 1;
    if (c >= hn)
      break;
    if (c + 1 < hn && lt(&heap[c + 1], &heap[c]))
      c++;
    if (!lt(&heap[c], &e))
      break;
    heap[i] = heap[c];
    i = c;
  }
  if (hn)
    heap[i] = e;
  return r;
}

static void csum_fix(uint8_t *c, uint32_t oldip,
                     uint32_t newip) { // incremental one's-complement update (RFC 1624)
  uint32_t s = (uint16_t) ~((c[0] << 8) | c[1]);
  uint8_t *o = (uint8_t *)&oldip, *n = (uint8_t *)&newip;
  s += (uint16_t) ~((o[0] << 8) | o[1]);
  s += (uint16_t) ~((o[2] << 8) | o[3]);
  s += (n[0] << 8) | n[1];
  s += (n[2] << 8) | n[3];
  s = (s & 0xffff) + (s >> 16);
  s = (s & 0xffff) + (s >> 16);
  s = (uint16_t)~s;
  c[0] = s >> 8;
  c[1] = s;
}
static void rewrite(uint8_t *d, int len, int off, uint32_t to) {
  uint32_t old;
  memcpy(&old, d + off, 4);
  int ihl = (d[0] & 15) * 4;
  csum_fix(d + 10, old, to);
  if (((d[6] & 0x1f) | d[7]) == 0) {
    if (d[9] == 17 && len >= ihl + 8) {
      if (d[ihl + 6] | d[ihl + 7])
        csum_fix(d + ihl + 6, old, to);
    } else if (d[9] == 6 && len >= ihl + 20)
      csum_fix(d + ihl + 16, old, to);
  }
  memcpy(d + off, &to, 4);
}
static int lookup(uint32_t ip) {
  for (int i = 0; i < nrt; i++)
    if (rt[i].ip == ip)
      return rt[i].ep;
  return -1;
}

// one direction of one access link: loss -> rate+queue -> delay+jitter. Schedules stage `st` for
// endpoint `dst`.
static void pipe_send(Pipe *p, uint8_t *d, int len, int st, int dst, uint64_t t) {
  p->c_in++;
  p->b_in += len;
  if (p->dead == 1) {
    p->c_dead++;
    free(d);
    return;
  }
  if (p->dead == 2) {
    if (p->held + len > HOLD_BYTES) {
      p->c_queue++;
      free(d);
      return;
    }
    Held *h = malloc(sizeof *h);
    *h = (Held){0, d, len, dst};
    if (p->ht)
      p->ht->next = h;
    else
      p->hh = h;
    p->ht = h;
    p->held += len;
    return;
  }
  uint64_t dep = t;
  if (p->rate > 0) {
    uint64_t start = p->next_free > t ? p->next_free : t;
    if (p->queue > 0 && start - t > (uint64_t)(p->queue * 1e6)) {
      p->c_queue++;
      free(d);
      return;
    }
    dep = start + (uint64_t)(len * 8e9 / p->rate);
    p->next_free = dep;
  }
  double l = p->loss;
  if (p->gb > 0) { // continuous-time Gilbert-Elliott: exponential sojourns gb/gg ms in bad/good
    while (p->ge_until <= dep) {
      if (!p->ge_until)
        p->ge_until = dep;
      p->ge_bad = !p->ge_bad;
      p->ge_until += (uint64_t)(1e6 * expo(p, p->ge_bad ? p->gb : p->gg)) + 1;
    }
    double x = p->ge_bad ? p->lb : p->lg;
    l = 1 - (1 - l) * (1 - x);
  }
  if (l > 0 && rnd(p) < l) {
    p->c_loss++;
    free(d);
    return;
  }
  double dl = p->delay;
  if (p->jitter > 0) {
    double rho = p->jtau > 0 && p->j_at ? exp(-(double)(dep - p->j_at) / (p->jtau * 1e6)) : 0;
    p->jx = rho * p->jx + sqrt(1 - rho * rho) * gauss(p);
    p->j_at = dep;
    dl += p->jitter * p->jx;
    if (dl < p->delay * 0.3)
      dl = p->delay * 0.3;
  }
  uint64_t out = dep + (uint64_t)(dl * 1e6);
  if (p->reorder > 0 && rnd(p) < p->reorder)
    out += (uint64_t)(p->rdelay * 1e6); // held back: later packets overtake it
  else {
    if (out < p->last_out)
      out = p->last_out;
    p->last_out = out;
  }
  p->c_out++;
  p->b_out += len;
  if (p->dup > 0 && rnd(p) < p->dup) {
    uint8_t *c = malloc(len);
    memcpy(c, d, len);
    push((Ev){.at = out, .stage = st, .ep = dst, .len = len, .d = c});
  }
  push((Ev){.at = out, .stage = st, .ep = dst, .len = len, .d = d});
}
static void deliver(int y, uint8_t *d, int len) {
  Ep *e = &ep[y];
  uint32_t dst;
  memcpy(&dst, d + 16, 4);
  if (e->nat_ext && dst == e->nat_ext)
    rewrite(d, len, 16, e->nat_int);
  if (write(e->fd, d, len) < 0) {
  }
  free(d);
}
static void fire(Ev v, uint64_t t) {
  if (v.stage == 1)
    pipe_send(&ep[v.ep].p[1], v.d, v.len, 2, v.ep, t);
  else
    deliver(v.ep, v.d, v.len);
}
static void ingress(int x, uint8_t *b, int len, uint64_t t) {
  if (len < 20 || (b[0] >> 4) != 4)
    return;
  Ep *e = &ep[x];
  uint32_t src, dst;
  memcpy(&src, b + 12, 4);
  memcpy(&dst, b + 16, 4);
  if (e->nat_ext && src == e->nat_int) {
    rewrite(b, len, 12, e->nat_ext);
  }
  int y = lookup(dst);
  if (y < 0)
    return;
  if (b[9] == 17 && (!e->udp || !ep[y].udp))
    return;
  if (!e->server && !ep[y].server && (!e->p2p || !ep[y].p2p))
    return;
  uint8_t *d = malloc(len);
  memcpy(d, b, len);
  pipe_send(&e->p[0], d, len, 1, y, t);
}
static void release(int x, int dir, uint64_t t) {
  Pipe *p = &ep[x].p[dir];
  Held *h = p->hh;
  p->hh = p->ht = 0;
  p->held = 0;
  p->next_free = 0;
  while (h) {
    Held *n = h->next;
    p->c_in--;
    p->b_in -= h->len;
    pipe_send(p, h->d, h->len, dir == 0 ? 1 : 2, h->dst, t);
    free(h);
    h = n;
  }
}

static int find(const char *n) {
  for (int i = 0; i < nep; i++)
    if (!strcmp(ep[i].name, n))
      return i;
  return -1;
}
static void command(char *line, char *out, size_t cap) {
  char *tok[40];
  int n = 0;
  for (char *s = strtok(line, " \t\r\n"); s && n < 40; s = strtok(0, " \t\r\n"))
    tok[n++] = s;
  snprintf(out, cap, "err\n");
  if (!n)
    return;
  if (!strcmp(tok[0], "set") && n >= 3) {
    int x = find(tok[1]);
    if (x < 0)
      return;
    int lo = !strcmp(tok[2], "down"), hi = strcmp(tok[2], "up") != 0;
    for (int dir = lo; dir <= hi; dir++) {
      Pipe *p = &ep[x].p[dir];
      int was = p->dead;
      for (int i = 3; i < n; i++) {
        char *eq = strchr(tok[i], '=');
        if (!eq)
          return;
        int kl = eq - tok[i];
        double v = atof(eq + 1);
#define K(k)                                                                                       \
  if (kl == (int)strlen(#k) && !strncmp(tok[i], #k, kl))                                           \
    p->k = v;                                                                                      \
  else
        K(loss)
        K(gb) K(gg) K(lb) K(lg) K(delay) K(jitter) K(jtau) K(rate) K(queue) K(reorder) K(rdelay)
            K(dup) K(dead) return;
      }
      if (was == 2 && p->dead != 2)
        release(x, dir, now_ns());
      if (p->gb <= 0) {
        p->ge_until = 0;
        p->ge_bad = 0;
      }
    }
    snprintf(out, cap, "ok\n");
  } else if (!strcmp(tok[0], "route") && n == 3) {
    int x = find(tok[2]);
    if (x < 0)
      return;
    uint32_t ip = inet_addr(tok[1]);
    for (int i = 0; i < nrt; i++)
      if (rt[i].ip == ip) {
        rt[i].ep = x;
        snprintf(out, cap, "ok\n");
        return;
      }
    if (nrt < MAXRT) {
      rt[nrt].ip = ip;
      rt[nrt++].ep = x;
      snprintf(out, cap, "ok\n");
    }
  } else if (!strcmp(tok[0], "unroute") && n == 2) {
    uint32_t ip = inet_addr(tok[1]);
    for (int i = 0; i < nrt; i++)
      if (rt[i].ip == ip) {
        rt[i] = rt[--nrt];
        break;
      }
    snprintf(out, cap, "ok\n");
  } else if (!strcmp(tok[0], "nat") && n >= 3) {
    int x = find(tok[1]);
    if (x < 0)
      return;
    if (n == 4) {
      ep[x].nat_int = inet_addr(tok[2]);
      ep[x].nat_ext = inet_addr(tok[3]);
    } else
      ep[x].nat_int = ep[x].nat_ext = 0;
    snprintf(out, cap, "ok\n");
  } else if (!strcmp(tok[0], "ep") && n >= 3) {
    int x = find(tok[1]);
    if (x < 0)
      return;
    for (int i = 2; i < n; i++) {
      int v = atoi(strchr(tok[i], '=') ? strchr(tok[i], '=') + 1 : "0");
      if (!strncmp(tok[i], "server=", 7))
        ep[x].server = v;
      if (!strncmp(tok[i], "udp=", 4))
        ep[x].udp = v;
      if (!strncmp(tok[i], "p2p=", 4))
        ep[x].p2p = v;
    }
    snprintf(out, cap, "ok\n");
  } else if (!strcmp(tok[0], "seed") && n == 2) {
    for (int i = 0; i < nep; i++)
      for (int k = 0; k < 2; k++)
        ep[i].p[k].rng = (strtoull(tok[1], 0, 10) * 2654435761ull + i * 40503ull + k * 97ull + 1) *
                             0x9E3779B97F4A7C15ull |
                         1;
    snprintf(out, cap, "ok\n");
  } else if (!strcmp(tok[0], "reset")) {
    for (int i = 0; i < nep; i++)
      for (int k = 0; k < 2; k++) {
        Pipe *p = &ep[i].p[k];
        p->c_in = p->c_out = p->c_loss = p->c_queue = p->c_dead = p->b_in = p->b_out = 0;
      }
    snprintf(out, cap, "ok\n");
  } else if (!strcmp(tok[0], "quit")) {
    quit = 1;
    snprintf(out, cap, "ok\n");
  } else if (!strcmp(tok[0], "stats")) {
    size_t o = snprintf(out, cap, "{");
    for (int i = 0; i < nep; i++)
      for (int k = 0; k < 2; k++) {
        Pipe *p = &ep[i].p[k];
        o += snprintf(out + o, cap - o,
                      "%s\"%s.%s\":{\"in\":%llu,\"out\":%llu,\"loss\":%llu,\"queue\":%llu,\"dead\":"
                      "%llu,\"bytesIn\":%llu,\"bytesOut\":%llu}",
                      i || k ? "," : "", ep[i].name, k ? "down" : "up", (unsigned long long)p->c_in,
                      (unsigned long long)p->c_out, (unsigned long long)p->c_loss,
                      (unsigned long long)p->c_queue, (unsigned long long)p->c_dead,
                      (unsigned long long)p->b_in, (unsigned long long)p->b_out);
      }
    snprintf(out + o, cap - o, "}\n");
  }
}
static void onsig(int s) {
  (void)s;
  quit = 1;
}
int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: wnlink CTL name:netns:ifname[:mtu] ...\n");
    return 2;
  }
  signal(SIGINT, onsig);
  signal(SIGTERM, onsig);
  signal(SIGPIPE, SIG_IGN);
  int home = open("/proc/self/ns/net", O_RDONLY);
  for (int a = 2; a < argc; a++) {
    char *c = strdup(argv[a]), *nm = strsep(&c, ":"), *ns = strsep(&c, ":"), *ifn = strsep(&c, ":");
    if (!ifn || nep == MAXEP) {
      fprintf(stderr, "bad endpoint %s\n", argv[a]);
      return 2;
    }
    char path[128];
    snprintf(path, sizeof path, "/run/netns/%s", ns);
    if (strcmp(ns, "-")) {
      int f = open(path, O_RDONLY);
      if (f < 0 || setns(f, CLONE_NEWNET)) {
        perror(path);
        return 1;
      }
      close(f);
    }
    int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    struct ifreq r;
    memset(&r, 0, sizeof r);
    snprintf(r.ifr_name, IFNAMSIZ, "%s", ifn);
    r.ifr_flags = IFF_TUN | IFF_NO_PI;
    if (fd < 0 || ioctl(fd, TUNSETIFF, &r)) {
      perror("TUNSETIFF");
      return 1;
    }
    if (setns(home, CLONE_NEWNET)) {
      perror("setns home");
      return 1;
    }
    Ep *e = &ep[nep];
    snprintf(e->name, sizeof e->name, "%s", nm);
    e->fd = fd;
    e->udp = e->p2p = 1;
    for (int k = 0; k < 2; k++)
      e->p[k].rng = (now_ns() ^ (nep * 977 + k * 131 + 7)) * 0x9E3779B97F4A7C15ull | 1;
    nep++;
  }
  int ls = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_un su = {.sun_family = AF_UNIX};
  snprintf(su.sun_path, sizeof su.sun_path, "%s", argv[1]);
  unlink(argv[1]);
  if (bind(ls, (void *)&su, sizeof su) || listen(ls, 8)) {
    perror("ctl");
    return 1;
  }
  puts("ready");
  fflush(stdout);
  int cl[MAXCL], ncl = 0;
  static uint8_t buf[65536];
  static char rep[16384];
  while (!quit) {
    struct pollfd pf[MAXEP + 1 + MAXCL];
    int n = 0;
    for (int i = 0; i < nep; i++)
      pf[n++] = (struct pollfd){ep[i].fd, POLLIN, 0};
    pf[n++] = (struct pollfd){ls, POLLIN, 0};
    for (int i = 0; i < ncl; i++)
      pf[n++] = (struct pollfd){cl[i], POLLIN, 0};
    uint64_t t = now_ns();
    struct timespec ts = {1, 0};
    if (hn) {
      int64_t w = heap[0].at > t ? (int64_t)(heap[0].at - t) : 0;
      if (w < 1000000000)
        ts = (struct timespec){0, w};
    }
    if (ppoll(pf, n, &ts, 0) < 0 && errno != EINTR)
      break;
    t = now_ns();
    while (hn && heap[0].at <= t)
      fire(pop(), t);
    for (int i = 0; i < nep; i++)
      if (pf[i].revents & POLLIN)
        for (int k = 0; k < 64; k++) {
          int r = read(ep[i].fd, buf, sizeof buf);
          if (r <= 0)
            break;
          ingress(i, buf, r, now_ns());
        }
    for (int i = ncl - 1; i >= 0; i--)
      if (pf[nep + 1 + i].revents) {
        char line[2048];
        int r = read(cl[i], line, sizeof line - 1);
        if (r <= 0) {
          close(cl[i]);
          cl[i] = cl[--ncl];
          continue;
        }
        line[r] = 0;
        char *s = line, *e;
        while ((e = strchr(s, '\n'))) {
          *e = 0;
          command(s, rep, sizeof rep);
          if (write(cl[i], rep, strlen(rep)) < 0) {
          }
          s = e + 1;
        }
      }
    if (pf[nep].revents & POLLIN && ncl < MAXCL) {
      int c = accept4(ls, 0, 0, SOCK_CLOEXEC);
      if (c >= 0)
        cl[ncl++] = c;
    }
  }
  unlink(argv[1]);
  return 0;
}
