/*
 * The shape of a spec: one instruction a line, grouped by what follows the keyword.
 *
 * Any number of words is accepted everywhere, and so is a line that is no instruction: how many an
 * instruction takes, and what they mean, is said with better words after parsing.
 */
parser grammar JdfParser;

options { tokenVocab = JdfLexer; }

spec
    : line* EOF
    ;

line
    : ONBUILD* instruction? NEWLINE heredoc*    // ONBUILD RUN make: for those who start from here
    ;

heredoc
    : HEREDOC_LINE* HEREDOC_END                 // RUN cat <<NAME, a body, and NAME on its own line
    ;

instruction
    : words
    | pairs
    | text
    | command
    | healthcheck
    | many
    | single
    | toggle
    | unknown
    ;

words
    : ( FROM                                    // FROM [--platform=OS/ARCH] IMAGE [AS STAGE]
      | EXPOSE                                  // EXPOSE PORT[/PROTOCOL] ...
      ) FLAG* WORD*
    ;

pairs
    : ( ARG                                     // ARG NAME[=DEFAULT] ...
      | ENV                                     // ENV KEY=VALUE ...      or  ENV KEY VALUE
      | LABEL                                   // LABEL KEY=VALUE ...    or  LABEL KEY VALUE
      ) FLAG* WORD*
    ;

text
    : ( USER                                    // USER NAME[:GROUP]
      | WORKDIR                                 // WORKDIR PATH
      | STOPSIGNAL                              // STOPSIGNAL SIGNAL
      | MAINTAINER                              // MAINTAINER NAME
      ) FLAG* rest?
    ;

command
    : ( CMD                                     // CMD ["ARGUMENT", ...]           or  CMD COMMAND
      | ENTRYPOINT                              // ENTRYPOINT ["PROGRAM", ...]     or  ENTRYPOINT COMMAND
      | SHELL                                   // SHELL ["PROGRAM", ...]
      | RUN                                     // RUN [FLAGS] ["PROGRAM", ...]    or  RUN [FLAGS] COMMAND
      | VOLUME                                  // VOLUME ["PATH", ...]            or  VOLUME PATH ...
      | COPY                                    // COPY [FLAGS] ["SOURCE", ..., "TARGET"]  or  without JSON
      | ADD                                     // ADD [FLAGS] ["SOURCE", ..., "TARGET"]   or  without JSON
      ) FLAG* rest?
    ;

healthcheck
    : HEALTHCHECK FLAG*
      ( CMD FLAG* rest?                         // HEALTHCHECK [FLAGS] CMD COMMAND
      | NONE FLAG* rest?                        // HEALTHCHECK NONE
      | WORD+
      )?
    ;

many
    : ( CAP_ADD                                 // CAP_ADD NET_ADMIN SYS_TIME
      | CAP_DROP                                // CAP_DROP ALL
      | TMPFS                                   // TMPFS /tmp:size=64m
      | MOUNT                                   // MOUNT type=bind,src=/srv,dst=/srv,ro
      | DEVICE                                  // DEVICE /dev/fuse
      | DEVICE_CGROUP_RULE                      // DEVICE_CGROUP_RULE "c 10:229 rwm"
      | SYSCTL                                  // SYSCTL net.ipv4.ip_forward=1
      | ULIMIT                                  // ULIMIT nofile=1024:2048
      | SECURITY_OPT                            // SECURITY_OPT no-new-privileges
      | GROUP_ADD                               // GROUP_ADD audio 1001
      | ANNOTATION                              // ANNOTATION key=value
      ) FLAG* WORD*
    ;

single
    : ( PID                                     // PID host
      | IPC                                     // IPC private
      | UTS                                     // UTS host
      | USERNS                                  // USERNS host
      | CGROUPNS                                // CGROUPNS private
      | NETWORK                                 // NETWORK none
      | HOSTNAME                                // HOSTNAME box
      | DOMAINNAME                              // DOMAINNAME example.org
      | SHM_SIZE                                // SHM_SIZE 64m
      | MEMORY                                  // MEMORY 256m
      | MEMORY_RESERVATION                      // MEMORY_RESERVATION 128m
      | MEMORY_SWAP                             // MEMORY_SWAP 512m
      | CPUS                                    // CPUS 1.5
      | CPU_SHARES                              // CPU_SHARES 512
      | CPU_PERIOD                              // CPU_PERIOD 100000
      | CPU_QUOTA                               // CPU_QUOTA 50000
      | CPUSET_CPUS                             // CPUSET_CPUS 0-3
      | CPUSET_MEMS                             // CPUSET_MEMS 0
      | PIDS_LIMIT                              // PIDS_LIMIT 100
      | BLKIO_WEIGHT                            // BLKIO_WEIGHT 300
      | OOM_SCORE_ADJ                           // OOM_SCORE_ADJ 500
      | CGROUP_PARENT                           // CGROUP_PARENT /jdf
      ) FLAG* WORD*
    ;

toggle
    : ( PRIVILEGED                              // PRIVILEGED      or  PRIVILEGED false
      | READ_ONLY                               // READ_ONLY       or  READ_ONLY false
      | INIT                                    // INIT            or  INIT false
      | TTY                                     // TTY             or  TTY false
      ) FLAG* WORD*
    ;

unknown
    : UNKNOWN FLAG* WORD*                       // anything else: a mistyped keyword, half a line
    ;

rest
    : JSON                                      // a JSON array of strings
    | TEXT                                      // anything else
    ;
