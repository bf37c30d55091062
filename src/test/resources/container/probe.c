/* Looks at a container from inside: "probe WHAT..." prints what it finds, a line a thing. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what, long result) {
  printf("%s %s\n", what, result < 0 ? strerrorname_np(errno) : "ok");
  fflush(stdout);
}

#define CALL(number, ...) say(#number, syscall(SYS_##number, ##__VA_ARGS__))

/* In a child, since it may succeed or be killed. */
static void apart(const char *what, long (*call)(void)) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    say(what, call());
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) {
    printf("%s killed by %d\n", what, WTERMSIG(status));
  }
}

static void descriptors(void) {
  char link[64], target[4096];
  for (int fd = 0; fd < 1024; fd++) {
    if (fcntl(fd, F_GETFD) >= 0) {
      snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
      ssize_t length = readlink(link, target, sizeof target - 1);
      target[length < 0 ? 0 : length] = 0;
      printf("%d %s\n", fd, target);
    }
  }
}

/* Calls that a container with docker's capabilities and no filter must not get far with. */
static void calls(void) {
  char handle[128] = {8, 0, 0, 0, 1, 0, 0, 0, 2};
  int proc_null = open("/proc/self/ns/mnt", O_RDONLY);
  CALL(mount, "none", "/tmp", "tmpfs", 0, 0);
  CALL(umount2, "/proc", MNT_DETACH);
  say("remount /", mount(0, "/", 0, MS_REMOUNT | MS_BIND, 0));
  say("remount /proc/sys", mount(0, "/proc/sys", 0, MS_REMOUNT | MS_BIND, 0));
  CALL(pivot_root, "/", "/");
  CALL(fsopen, "tmpfs", 0);
  CALL(open_tree, AT_FDCWD, "/", 1);
  CALL(mount_setattr, AT_FDCWD, "/", 0, handle, 32);
  CALL(setns, proc_null, CLONE_NEWNS);
  CALL(unshare, CLONE_NEWNS);
  CALL(open_by_handle_at, open("/", O_RDONLY), handle, O_RDONLY);
  CALL(init_module, "", 0, "");
  CALL(finit_module, 0, "", 0);
  CALL(delete_module, "none", 0);
  CALL(kexec_load, 0, 0, 0, 0);
  CALL(reboot, 1, 2, 3, 0);
  CALL(swapon, "/none", 0);
  CALL(swapoff, "/none");
  CALL(acct, "/none");
  CALL(sethostname, "x", 1);
  CALL(setdomainname, "x", 1);
  CALL(iopl, 3);
  CALL(ioperm, 0x80, 1, 1);
  CALL(syslog, 4, handle, 8);
  CALL(vhangup);
  CALL(bpf, 5, handle, 8);
  CALL(fanotify_init, 0x4, 0);
  CALL(setpriority, 0, 0, -5);
  CALL(sched_setscheduler, 0, 1, "\1\0\0");
}

static void nodes(void) {
  say("mknod c 1:1", mknod("/tmp/mem", S_IFCHR | 0600, makedev(1, 1)));
  say("open c 1:1", open("/tmp/mem", O_RDONLY));
  say("mknod b 254:0", mknod("/tmp/disk", S_IFBLK | 0600, makedev(254, 0)));
  say("open b 254:0", open("/tmp/disk", O_RDONLY));
  say("mknod /dev c 1:1", mknod("/dev/mem", S_IFCHR | 0600, makedev(1, 1)));
  say("open /dev c 1:1", open("/dev/mem", O_RDONLY));
  say("mknod /dev/shm c 1:1", mknod("/dev/shm/mem", S_IFCHR | 0600, makedev(1, 1)));
  say("open /dev/shm c 1:1", open("/dev/shm/mem", O_RDONLY));
}

static void sockets(void) {
  static const struct { const char *name; int family, type, protocol; } rows[] = {
    {"UNIX", AF_UNIX, SOCK_STREAM, 0},       {"INET", AF_INET, SOCK_STREAM, 0},
    {"NETLINK", AF_NETLINK, SOCK_RAW, 0},    {"VSOCK", AF_VSOCK, SOCK_STREAM, 0},
    {"ALG", AF_ALG, SOCK_SEQPACKET, 0},      {"PACKET", AF_PACKET, SOCK_RAW, 0},
    {"XDP", 44, SOCK_RAW, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    say(rows[i].name, socket(rows[i].family, rows[i].type, rows[i].protocol));
  }
}

/* What a new user namespace would give. */
static void namespaces(void) {
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS) < 0) {
    say("unshare", -1);
    return;
  }
  say("unshare", 0);
  say("mount proc", mount("proc", "/proc", "proc", 0, 0));
  say("remount /proc/sys", mount(0, "/proc/sys", 0, MS_REMOUNT | MS_BIND, 0));
  say("umount /proc/sys", umount("/proc/sys"));
  say("umount /proc/keys", umount("/proc/keys"));
  say("write sysrq", open("/proc/sysrq-trigger", O_WRONLY));
  say("unshare cgroup", unshare(CLONE_NEWCGROUP));
  mkdir("/tmp/cg", 0700);
  say("mount cgroup", mount("none", "/tmp/cg", "cgroup", 0, "pids"));
  int agent = open("/tmp/cg/release_agent", O_WRONLY);
  say("write release_agent", agent < 0 ? -1 : write(agent, "\n", 1));
}

static long x32_mkdir(void) { return syscall(0x40000000 | SYS_mkdir, "/tmp/x32", 0700); }
static long plain_mkdir(void) { return mkdir("/tmp/plain", 0700); }
static long personality_8(void) { return syscall(SYS_personality, 8L); }
static long personality_high(void) { return syscall(SYS_personality, 0x100000008L); }
static long personality_4(void) { return syscall(SYS_personality, 4L); }

static long i386_getpid(void) {
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory", "r8", "r9", "r10", "r11");
  errno = result < 0 ? -result : 0;
  return result;
}

static void make(void) { apart("mkdir", plain_mkdir); }

static void abis(void) {
  apart("mkdir", plain_mkdir);
  apart("x32 mkdir", x32_mkdir);
  apart("i386 getpid", i386_getpid);
}

static void personalities(void) {
  apart("personality 8", personality_8);
  apart("personality 8 with high bits", personality_high);
  apart("personality 4", personality_4);
}

static void seeks(void) {
  int fd = open("/bin/probe", O_RDONLY);
  say("lseek 8", lseek(fd, 8, SEEK_SET));
  say("lseek 8 with high bits", lseek(fd, 0x100000008L, SEEK_SET));
  say("lseek 4", lseek(fd, 4, SEEK_SET));
}

static void terminal(void) {
  for (int fd = 0; fd < 3; fd++) {
    say("TIOCSTI", ioctl(fd, TIOCSTI, "x"));
    say("TIOCSTI with high bits", ioctl(fd, TIOCSTI | 0x7L << 32, "x"));
  }
  int console = open("/dev/tty", O_RDWR);
  say("/dev/tty", console);
  say("TIOCSCTTY", ioctl(0, TIOCSCTTY, 1));
}

static void limits(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  printf("nofile %ld %ld\n", (long)limit.rlim_cur, (long)limit.rlim_max);
  limit.rlim_max++;
  say("raise", setrlimit(RLIMIT_NOFILE, &limit));
}

static void keys(void) {
  long session = syscall(SYS_keyctl, 0L, -3L, 0L);
  say("session keyring", session);
  say("search session", syscall(SYS_keyctl, 10L, -3L, "user", "jdf-test-session", 0L));
}

static void processes(void) {
  say("ptrace 1", ptrace(PTRACE_ATTACH, 1, 0, 0));
  say("kill 2", kill(2, 0));
  say("kill all", kill(-1, 0));
  printf("pid %d\n", getpid());
}

static void programs(void) {
  say("write /proc/self/exe", open("/proc/self/exe", O_WRONLY));
  say("write /proc/1/exe", open("/proc/1/exe", O_WRONLY));
  char target[4096] = "";
  readlink("/proc/1/exe", target, sizeof target - 1);
  printf("%s\n", target);
}

/* The escape of 2014: the root of the host's filesystem by its file handle. */
static void handles(void) {
  struct { struct file_handle head; uint32_t bytes[8]; } handle = {{8, 1}, {2, 0}};
  int here = open("/", O_RDONLY);
  say("open_by_handle_at", syscall(SYS_open_by_handle_at, here, &handle, O_RDONLY));
}

static void settings(void) {
  printf("no_new_privs %d\n", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
  printf("dumpable %d\n", prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
  printf("keepcaps %d\n", prctl(PR_GET_KEEPCAPS, 0, 0, 0, 0));
  printf("securebits %d\n", prctl(PR_GET_SECUREBITS, 0, 0, 0, 0));
  printf("subreaper %d\n", (prctl(PR_GET_CHILD_SUBREAPER, &(int){0}, 0, 0, 0), 0));
  printf("umask %o\n", umask(0));
}

static void abstract(const char *name) {
  struct sockaddr_un address = {AF_UNIX};
  strcpy(address.sun_path + 1, name);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  say("connect", connect(fd, (void *)&address, 3 + strlen(name)));
}

/* Until its input ends, and no longer than a minute. */
static void listening(const char *name) {
  struct sockaddr_un address = {AF_UNIX};
  strcpy(address.sun_path + 1, name);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  say("bind", bind(fd, (void *)&address, 3 + strlen(name)));
  say("listen", listen(fd, 8));
  alarm(60);
  getchar();
}

/* The lines of /proc/self/status that begin with a prefix. */
static void status(const char *prefix) {
  char line[4096];
  FILE *file = fopen("/proc/self/status", "r");
  while (fgets(line, sizeof line, file)) {
    if (!strncmp(line, prefix, strlen(prefix))) {
      fputs(line, stdout);
    }
  }
}

int main(int argc, char **argv) {
  static const struct { const char *name; void (*probe)(void); } rows[] = {
    {"descriptors", descriptors}, {"calls", calls},       {"nodes", nodes},
    {"sockets", sockets},         {"namespaces", namespaces}, {"abis", abis},
    {"personalities", personalities}, {"terminal", terminal}, {"limits", limits},
    {"keys", keys},               {"processes", processes},   {"programs", programs},
    {"handles", handles},         {"settings", settings},   {"mkdir", make},
    {"seeks", seeks},
  };
  for (int i = 1; i < argc; i++) {
    for (size_t j = 0; j < sizeof rows / sizeof rows[0]; j++) {
      if (!strcmp(rows[j].name, argv[i])) {
        rows[j].probe();
      }
    }
    if (!strcmp(argv[i], "abstract")) {
      abstract(argv[++i]);
    }
    if (!strcmp(argv[i], "listen")) {
      listening(argv[++i]);
    }
    if (!strcmp(argv[i], "status")) {
      status(argv[++i]);
    }
    if (!strcmp(argv[i], "write")) {
      while (++i < argc) {
        say(argv[i], open(argv[i], O_WRONLY));
      }
      break;
    }
    if (!strcmp(argv[i], "nonblocking")) {
      fcntl(1, F_SETFL, O_WRONLY | O_NONBLOCK);
      execv(argv[i + 1], argv + i + 1);
    }
    if (!strcmp(argv[i], "size")) {
      char bytes[16];
      while (++i < argc) {
        int fd = open(argv[i], O_RDONLY);
        printf("%s %zd\n", argv[i], read(fd, bytes, sizeof bytes));
      }
      break;
    }
  }
  return 0;
}
