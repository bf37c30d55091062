// The words of jdf. A test compares the instructions with the compiler's own table.

/** What a Dockerfile has, by what follows the keyword. */
export const FROM = ['FROM'];
export const WORDS = ['ARG', 'ENV', 'LABEL', 'USER', 'WORKDIR', 'STOPSIGNAL', 'MAINTAINER', 'EXPOSE', 'VOLUME'];
export const COMMANDS = ['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'SHELL'];
export const COPIES = ['COPY', 'ADD'];
export const ONBUILD = ['ONBUILD'];

/** The isolating flags of docker run. */
export const ISOLATION = [
  'CAP_ADD', 'CAP_DROP', 'TMPFS', 'MOUNT', 'DEVICE', 'DEVICE_CGROUP_RULE', 'SYSCTL', 'ULIMIT',
  'SECURITY_OPT', 'GROUP_ADD', 'ANNOTATION',
  'PID', 'IPC', 'UTS', 'USERNS', 'CGROUPNS', 'NETWORK', 'HOSTNAME', 'DOMAINNAME',
  'SHM_SIZE', 'MEMORY', 'MEMORY_RESERVATION', 'MEMORY_SWAP', 'CPUS', 'CPU_SHARES', 'CPU_PERIOD',
  'CPU_QUOTA', 'CPUSET_CPUS', 'CPUSET_MEMS', 'PIDS_LIMIT', 'BLKIO_WEIGHT', 'OOM_SCORE_ADJ',
  'CGROUP_PARENT',
  'PRIVILEGED', 'READ_ONLY', 'INIT', 'TTY'
];

/**
 * How a here-document tells its language: by its name, the program that reads it or that its first
 * line asks for, or the ending of the file that it becomes.
 */
export const LANGUAGES = [
  { name: 'python', scope: 'source.python', names: 'PY|PYTHON', program: 'python[0-9.]*', ending: 'py' },
  { name: 'javascript', scope: 'source.js', names: 'JS|NODE', program: 'node', ending: 'm?js' },
  { name: 'perl', scope: 'source.perl', names: 'PL|PERL', program: 'perl', ending: 'p[lm]' },
  { name: 'ruby', scope: 'source.ruby', names: 'RB|RUBY', program: 'ruby', ending: 'rb' },
  { name: 'json', scope: 'source.json', names: 'JSON', program: '(?!)', ending: 'json' },
  { name: 'yaml', scope: 'source.yaml', names: 'YA?ML', program: '(?!)', ending: 'ya?ml' },
  { name: 'shell', scope: 'source.shell', names: 'SH|BASH|SHELL', program: '(?:ba|da|a|k|z)?sh', ending: 'sh' }
];

export const SHELL = LANGUAGES.find(language => language.name === 'shell');
