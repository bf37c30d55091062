/* Loads the program of type BPF_PROG_TYPE_CGROUP_DEVICE that stdin holds as hex. */
#include <linux/bpf.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <errno.h>

static unsigned char code[65536];
static char log_buffer[65536];

int main(void) {
  unsigned length = 0, byte;
  while (scanf("%2x", &byte) == 1) code[length++] = byte;
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.prog_type = BPF_PROG_TYPE_CGROUP_DEVICE;
  attributes.insns = (unsigned long) code;
  attributes.insn_cnt = length / 8;
  attributes.license = (unsigned long) "";
  attributes.log_buf = (unsigned long) log_buffer;
  attributes.log_size = sizeof log_buffer;
  attributes.log_level = 1;
  int result = syscall(SYS_bpf, BPF_PROG_LOAD, &attributes, sizeof attributes);
  if (result >= 0) return 0;
  printf("%s\n%s", strerror(errno), log_buffer);
  return errno == EPERM || errno == ENOSYS ? 2 : 1;
}
