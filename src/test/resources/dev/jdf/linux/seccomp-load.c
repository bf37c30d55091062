/* Puts itself under the seccomp filter that stdin holds as hex. */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static unsigned char code[8 * 4096];

int main(void) {
  unsigned length = 0, byte;
  while (length < sizeof code && scanf("%2x", &byte) == 1) code[length++] = byte;
  struct sock_fprog program = {length / 8, (struct sock_filter *) code};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program)) {
    return errno == EINVAL ? 1 : 2;
  }
  /* open_by_handle_at, refused by every profile used here */
  return syscall(SYS_open_by_handle_at, 0, 0, 0) == -1 && errno == EPERM ? 0 : 3;
}
