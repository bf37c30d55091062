/* Reads a policy as text, lets libseccomp make a filter of it, writes that to stdout. */
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  char line[65536];
  scmp_filter_ctx context = NULL;
  while (fgets(line, sizeof line, stdin)) {
    char *word = strtok(line, " \n");
    if (!strcmp(word, "default")) {
      context = seccomp_init(strtoul(strtok(NULL, " \n"), NULL, 0));
    } else if (!strcmp(word, "arch")) {
      int result = seccomp_arch_add(context, seccomp_arch_resolve_name(strtok(NULL, " \n")));
      if (result && result != -17) return 3;
    } else {
      unsigned action = strtoul(strtok(NULL, " \n"), NULL, 0);
      int number = seccomp_syscall_resolve_name(strtok(NULL, " \n"));
      struct scmp_arg_cmp conditions[6];
      int count = 0;
      char *index;
      while ((index = strtok(NULL, " \n"))) {
        int operator = atoi(strtok(NULL, " \n"));
        unsigned long long a = strtoull(strtok(NULL, " \n"), NULL, 0);
        unsigned long long b = strtoull(strtok(NULL, " \n"), NULL, 0);
        conditions[count++] = (struct scmp_arg_cmp){atoi(index), operator, a, b};
      }
      if (number == __NR_SCMP_ERROR) continue;
      seccomp_rule_add_array(context, action, number, count, conditions);
    }
  }
  return seccomp_export_bpf(context, 1) ? 4 : 0;
}
