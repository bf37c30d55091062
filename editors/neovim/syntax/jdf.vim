" Vim syntax of jdf. A test compares the instructions with the compiler's own table.
if exists('b:current_syntax')
  finish
endif

syntax case ignore
syntax match jdfKeyword /^\s*\%(ONBUILD\s\+\)*\%(FROM\|ARG\|ENV\|LABEL\|USER\|WORKDIR\|STOPSIGNAL\|MAINTAINER\|EXPOSE\|VOLUME\|RUN\|CMD\|ENTRYPOINT\|HEALTHCHECK\|SHELL\|COPY\|ADD\|ONBUILD\)\ze\%(\s\|$\)/
syntax match jdfIsolation /^\s*\%(CAP_ADD\|CAP_DROP\|TMPFS\|MOUNT\|DEVICE\|DEVICE_CGROUP_RULE\|SYSCTL\|ULIMIT\|SECURITY_OPT\|GROUP_ADD\|ANNOTATION\)\ze\%(\s\|$\)/
syntax match jdfIsolation /^\s*\%(PID\|IPC\|UTS\|USERNS\|CGROUPNS\|NETWORK\|HOSTNAME\|DOMAINNAME\|PRIVILEGED\|READ_ONLY\|INIT\|TTY\)\ze\%(\s\|$\)/
syntax match jdfIsolation /^\s*\%(SHM_SIZE\|MEMORY\|MEMORY_RESERVATION\|MEMORY_SWAP\|CPUS\|CPU_SHARES\|CPU_PERIOD\|CPU_QUOTA\|CPUSET_CPUS\|CPUSET_MEMS\|PIDS_LIMIT\|BLKIO_WEIGHT\|OOM_SCORE_ADJ\|CGROUP_PARENT\)\ze\%(\s\|$\)/
syntax match jdfAs /\s\zsAS\ze\s\+\S\+\s*$/
syntax match jdfFlag /\s\zs--[a-z-]\+/
syntax match jdfVariable /\$\%(\h\w*\|{[^}]*}\)/
syntax match jdfContinued /[\\`]\s*$/
syntax region jdfString start=/"/ skip=/\\./ end=/"/ oneline contains=jdfVariable
syntax region jdfString start=/'/ end=/'/ oneline
syntax region jdfHeredoc matchgroup=jdfKeyword start=/<<-\?\s*\(["']\?\)\z([A-Za-z_.][^[:space:]"'<>|;&()]*\)\1.*$/ end=/^\t*\z1$/ keepend
syntax match jdfComment /^\s*#.*$/ contains=jdfDirective,@Spell
syntax match jdfDirective /^\s*#\s*\zs\%(syntax\|escape\|check\)\ze\s*=/ contained
syntax match jdfDirective /^\s*#\s*\zsjdf:\s*ignore\>/ contained

highlight default link jdfKeyword Statement
highlight default link jdfIsolation Type
highlight default link jdfAs Statement
highlight default link jdfFlag Identifier
highlight default link jdfVariable PreProc
highlight default link jdfContinued Special
highlight default link jdfString String
highlight default link jdfHeredoc String
highlight default link jdfComment Comment
highlight default link jdfDirective PreProc

let b:current_syntax = 'jdf'
