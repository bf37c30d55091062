# What a process sees of its container and of itself: a line of KEY, tab, VALUE for each fact.
fact() {
  printf '%s\t%s\n' "$1" "$2"
}

awk '/^(Umask|Uid|Gid|Groups|Sig(Blk|Ign)|Cap...|NoNewPrivs|Seccomp|Speculation.*):/ {
  key = $1; sub(":", "", key); $1 = ""; print "status " key "\t" $0
}' /proc/self/status

for name in cgroup ipc mnt net pid time user uts; do
  fact "namespace $name" "$(readlink /proc/self/ns/$name)"
done

# Fields of proc_pid_mountinfo(5), a fact for each flag; of several mounts on one place in their order.
awk '{
  key = "mount " $5; n[key]++
  if (n[key] > 1) key = key " (" n[key] ")"
  split($6, flags, ",")
  for (i in flags) print key " flag " flags[i] "\tyes"
  for (i = 7; $i != "-"; i++) { sub(":.*", "", $i); print key " " $i "\tyes" }
  print key " root\t" $4
  print key " type\t" $(i + 1)
  print key " source\t" $(i + 2)
  print key " super\t" $(i + 3)
}' /proc/self/mountinfo

# Each line of proc_pid_limits(5) ends with units, which nobody cares about.
awk 'NR > 1 {
  value = substr($0, 27, 42); gsub(" +", " ", value); print "limit " substr($0, 1, 25) "\t" value
}' /proc/self/limits

fact "process is first" "$([ $$ = 1 ] && echo yes)"
fact hostname "$(cat /proc/sys/kernel/hostname)"
fact domainname "$(cat /proc/sys/kernel/domainname)"
fact directory "$(pwd) $(readlink /proc/self/cwd)"
fact root "$(readlink /proc/self/root)"
tr '\0' '\n' </proc/$$/environ | sed 's/=/\t/; s/^/env /'
fact umask "$(umask)"
fact arguments "$(tr '\0' ' ' </proc/$$/cmdline | head -c 20)"
for name in oom_score_adj personality coredump_filter timerslack_ns loginuid; do
  fact "self $name" "$(cat /proc/self/$name 2>&1)"
done
for name in uid_map gid_map setgroups; do
  fact "self $name" "$(awk '{ $1 = $1; print }' ORS=';' /proc/self/$name)"
done
fact "self dumpable" "$(stat -c '%u:%g' /proc/$$/status)"

# Descriptors of the shell, with their kind: the shell itself has 10 for its script.
for file in /proc/$$/fd/*; do
  fact "descriptor ${file##*/}" "$(readlink "$file" | sed 's/:.*//; s,^/.*/.*,file,')"
done

# Parent, group, session, terminal, foreground group, nice value.
fact process "$(awk -v self=$$ '{
  sub(".*[)] ", ""); print ($2 == 0), ($3 == self), ($4 == self), ($5 != 0), $17
}' /proc/$$/stat)"

find /dev -path /dev/host -prune -o -print | while read -r file; do
  if [ -L "$file" ]; then
    fact "node $file" "$(stat -c '%F' "$file") $(readlink "$file")"
  else
    fact "node $file" "$(stat -c '%F %t:%T %a %u:%g' "$file")"
  fi
done
# Why it cannot be opened, if so.
refusal() {
  sed 's/.*: //'
}

for file in null zero full random urandom tty; do
  fact "open /dev/$file" "$( (: <"/dev/$file") 2>&1 | refusal) $( (: >"/dev/$file") 2>&1 | refusal)"
done

# What hides or protects these, if they are there: a mount that is of no use looks like them.
for file in /proc/acpi /proc/asound /proc/interrupts /proc/kcore /proc/keys /proc/latency_stats \
  /proc/sched_debug /proc/scsi /proc/timer_list /proc/timer_stats /sys/firmware \
  /sys/devices/virtual/powercap /proc/bus /proc/fs /proc/irq /proc/sys /proc/sysrq-trigger \
  /sys /sys/fs/cgroup / /dev /tmp /mnt/*; do
  if [ -d "$file" ]; then
    fact "path $file" "$(stat -c '%F %a %u:%g' "$file") $(ls -A "$file" 2>/dev/null | wc -l) $( (mkdir "$file/.view" && rmdir "$file/.view") 2>&1 | refusal)"
  elif [ -e "$file" ]; then
    fact "path $file" "$(stat -c '%F %t:%T %a %u:%g' "$file") $( (: >>"$file") 2>&1 | refusal)"
  fi
done
# Not what it says: keys come and go.
for file in /proc/interrupts /proc/keys /proc/timer_list; do
  fact "content $file" "$(head -c 10 "$file" | wc -c)"
done

for file in net/ipv4/ip_unprivileged_port_start net/ipv4/ping_group_range net/ipv4/ip_forward \
  kernel/msgmax kernel/shmmax kernel/sem fs/mqueue/msg_max net/core/somaxconn; do
  [ -e /proc/sys/$file ] && fact "sysctl $file" "$(cat /proc/sys/$file | tr '\t' ' ')"
done
fact interfaces "$(sed '1,2d; s/:.*//; s/ //g' /proc/net/dev | sort | tr '\n' ' ')"
fact loopback "$(ifconfig lo 2>&1 | grep -E 'inet|UP' | sed 's/  *//' | tr '\n' ' ')"
