# jvm.sh MAIN ARGS...: starts a main class of target/jdf.jar on the newest JDK there is.
#
# What a start needs is found once for a jar and kept below target/jvm: id (the jar's SHA-256), front
# (what finds launchers), home (the newest JDK), and for each JDK a folder named as it is, with the
# java options and archives of loaded classes (AOT cache from JDK 25, AppCDS before), one a command
# and one for the language server. All are younger than the jar, or made again.
PATH=${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}
export PATH

case $1 in *.JExec) name=jexec failure=125 ;; *) name=jbuild failure=1 ;; esac

say() {
  echo "jdf: $*" >&2
}

die() {
  echo "$name: $*" >&2
  exit "$failure"
}

# Builds what is missing, on the newest JDK.
ready() {
  limits=$(ulimit -v; ulimit -d; ulimit -s; ulimit -n)
  # Not even this shell can redirect.
  case $limits in *[!0-9][0-9] | *[!0-9]1[0-9]) refuse_limits $limits ;; esac
  root=$(cd -P "${0%/*}/.." 2>/dev/null && pwd) || die "cannot find the folder of $0"
  jar=$root/target/jdf.jar
  choose_home
  state=$root/target/jvm$java
  if is_server "$@"; then
    # An editor waits: what makes the next start faster is made beside this one.
    [ -f "$jar" ] || prepare build
    is_prepared && [ "$state/lsp" -nt "$jar" ] ||
      (prepare archive archive_server </dev/null >/dev/null 2>&1 &)
  else
    is_prepared && ! is_stale || prepare build archive
  fi
}

is_server() {
  [ $# -gt 1 ] && [ "$2" = lsp ]
}

# Whether a pull or another branch brought sources after the jar: who edits them calls mvn.
is_stale() {
  [ "$root/.git/logs/HEAD" -nt "$jar" ] && [ -w "$root/target" ] &&
    [ "$(find "$root/pom.xml" "$root/grammar" "$root/src/main" -newer "$jar" -print -quit)" ]
}

is_prepared() {
  [ "$state/options" -nt "$jar" ] && [ "$root/target/jvm/id" -nt "$jar" ]
}

# start MAIN ARGS...: once all is ready.
start() {
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
  main=$1
  archive=$main
  ! is_server "$@" || ! [ "$state/lsp" -nt "$jar" ] || archive=lsp
  shift
  [ "$state/options" -nt "$jar" ] || launch_bare "$@"
  id=
  [ ! -r "$root/target/jvm/id" ] || read -r id rest <"$root/target/jvm/id"
  probe "@$state/options"
  # Names and arguments are UTF-8 whatever the caller's locale is.
  LC_ALL=C.UTF-8 exec "$java/bin/java" "@$state/options" "@$state/$archive" \
    ${id:+"-Djdf.id=$id"} "$main" "$@"
}

# From a folder that cannot be written: no archive, but all works.
launch_bare() {
  probe $(options "$(major "$java")")
  LC_ALL=C.UTF-8 exec "$java/bin/java" $(options "$(major "$java")") -cp "$jar" "$main" "$@"
}

# A JVM that cannot start says so in its own words and with its own exit code: where the caller's
# limits are low it is tried first.
probe() {
  is_low $limits || return
  { "$java/bin/java" "$@" -version; } >/dev/null 2>&1 || refuse_limits $limits
}

is_low() {
  [ "$1" != unlimited ] || [ "$2" != unlimited ] ||
    { [ "$3" != unlimited ] && [ "$3" -lt 1024 ]; } ||
    { [ "$4" != unlimited ] && [ "$4" -lt 64 ]; }
}

refuse_limits() {
  die "a JVM cannot start under these limits: ulimit -v $1, -d $2, -s $3, -n $4"
}

# JDF_JAVA, then a fit JAVA_HOME, then what was found for this jar, then the newest on this machine.
choose_home() {
  found=
  for java in "${JDF_JAVA-}" "${JAVA_HOME-}"; do
    [ "$java" ] && [ "$(major "$java")" -ge 17 ] && return
    [ "$java" ] && [ "$java" = "${JDF_JAVA-}" ] && die "JDF_JAVA=$java is no JDK 17 or newer"
  done
  java=
  [ "$root/target/jvm/home" -nt "$jar" ] && read -r java <"$root/target/jvm/home"
  [ "$java" ] && [ -x "$java/bin/java" ] && return
  java=$(newest) && found=yes
  [ "$java" ] || die "needs a JDK, 17 or newer: install one (Debian, Ubuntu: apt install" \
    "openjdk-17-jdk-headless) or set JDF_JAVA to its folder"
}

newest() {
  path_java=$(command -v java) && path_java=$(readlink -f "$path_java")
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* "${path_java%/bin/java}"; do
    version=$(major "$home")
    [ "$version" -ge 17 ] && echo "$version $(readlink -f "$home")"
  done | sort -n | sed -n '$s/^[0-9]* //p'
}

# The feature number of the JDK in a folder, by its file release; 0 if there is none.
major() {
  if [ -x "$1/bin/java" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    echo 0
  fi
}

# Options for a JDK of that feature number: nothing of the JVM on standard output, ever, nor in the
# caller's folder; a short life in little memory; no raised limit of open files and no other core dumps,
# as the launcher takes over this process; and a proxy that sees only TLS is told its password.
options() {
  echo -Xlog:disable -Xlog:all=error:stderr -XX:ErrorFile=/dev/null -XX:+UseSerialGC \
    -XX:TieredStopAtLevel=1 -Xmn16m -XX:-UsePerfData -XX:-MaxFDLimit \
    -XX:+UnlockDiagnosticVMOptions -XX:-DumpPrivateMappingsInCore -XX:-DumpSharedMappingsInCore \
    -Djdk.http.auth.tunneling.disabledSchemes=
  if [ "$1" -ge 24 ]; then
    echo --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  fi
}

# A server lives long: what it does often is compiled well, and its heap stays small until it must grow.
# Its compilers give way to whoever waits for an answer (they are nicer by 5), without a word where
# only root could have asked for more.
server_options() {
  echo -XX:TieredStopAtLevel=4 -Xms48m -Xmn32m -Xmx512m \
    -XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=5 -XX:-PrintWarnings
}

# prepare STEP...: the lock is one on a file that is always there, so that two first runs build once.
prepare() {
  (
    if command -v flock >/dev/null; then
      flock -n 7 || { say "waiting for another start, which prepares the same…" && flock 7; }
    fi
    for step; do "$step"; done
  ) 7<"$root/pom.xml" >&2 </dev/null || exit
}

build() {
  [ ! -f "$jar" ] || is_stale || return 0
  mkdir -p "$root/target" 2>/dev/null && [ -w "$root/target" ] ||
    die "is not built, and $root/target cannot be written"
  if [ -f "$jar" ]; then say "building anew: sources are newer…"; else say "building, first use only…"; fi
  command -v mvn >/dev/null || die "needs Maven to build: install it (Debian, Ubuntu: apt install maven)"
  [ -x "$java/bin/javac" ] || die "$java has no compiler: install a JDK, not only a JRE"
  # Maven ends with colours, wanted or not.
  log=$(cd "$root" && JAVA_HOME=$java mvn -q -B -ntp -DskipTests package 2>&1 7<&-) || {
    echo "$log"
    die "the build failed"
  }
}

# Loaded classes are archived from a rehearsal of each command; whatever fails, options remain.
archive() {
  [ "$state/options" -nt "$jar" ] && return
  can_write_state || return 0
  say "preparing a fast start on $java, first use only…"
  version=$(major "$java")
  scratch=$(mktemp -d "$state/new.XXXXXX") || return 0
  trap 'rm -rf "$scratch"' EXIT
  printf '%s\n' $(options "$version") -cp "\"$jar\"" >"$scratch/options"
  unpack_native
  sha256sum <"$jar" >"$scratch/id"
  read -r id rest <"$scratch/id"
  "$java/bin/java" "@$scratch/options" dev.jdf.cli.Front "$scratch/front" "$id" 2>/dev/null
  rehearse jbuild dev.jdf.cli.JBuild "$root"/bin/rehearsal/* "$root"/samples/*.jdf
  rehearse jexec dev.jdf.cli.JExec "$scratch"/*.json "$root"/bin/rehearsal/*.jdf "$root"/samples/*.jdf
  [ ! "$found" ] || echo "$java" >"$scratch/home"
  mv -f "$scratch"/dev.jdf.cli.* "$state"
  for file in id front home; do
    [ ! -f "$scratch/$file" ] || mv -f "$scratch/$file" "$root/target/jvm"
  done
  touch "$scratch/options"
  mv -f "$scratch/options" "$state"
  rm -rf "$scratch"
}

archive_server() {
  [ "$state/lsp" -nt "$jar" ] && return
  can_write_state || return 0
  version=$(major "$java")
  scratch=$(mktemp -d "$state/new.XXXXXX") || return 0
  trap 'rm -rf "$scratch"' EXIT
  { cat "$state/options" && printf '%s\n' $(server_options); } >"$scratch/options"
  read -r id rest <"$root/target/jvm/id"
  rehearse lsp lsp "$root"/samples/*.jdf
  mv -f "$scratch"/lsp.* "$state"
  printf '%s\n' $(server_options) >>"$scratch/lsp"
  mv -f "$scratch/lsp" "$state"
}

can_write_state() {
  mkdir -p "$state" 2>/dev/null && [ -w "$state" ]
}

# Else jffi would unpack its library to a temporary file at every start.
unpack_native() {
  native=jni/$(uname -m)-Linux
  mkdir -p "$state/jni" && (cd "$state" && "$java/bin/jar" xf "$jar" "$native") 2>/dev/null || return 0
  echo "\"-Djffi.boot.library.path=$state/$native\"" >>"$scratch/options"
}

# rehearse COMMAND MAIN FILES...: leaves the archive MAIN.jsa or MAIN.aot, and the option to use it
# in MAIN. With jdf.rehearsal a command does all but become a launcher.
rehearse() {
  command=$1
  main=$2
  shift 2
  if [ "$version" -ge 25 ]; then
    # Profiles of the rehearsal would have the compiler busy at the very start.
    printf '%s\n' -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions \
      -XX:-AOTRecordTraining >"$scratch/record"
    make=-XX:AOTCacheOutput= use=-XX:AOTCache= file=$main.aot
  else
    : >"$scratch/record"
    make=-XX:ArchiveClassesAtExit= use=-XX:SharedArchiveFile= file=$main.jsa
  fi
  : >"$scratch/$main"
  HOME=$scratch XDG_CACHE_HOME= "$java/bin/java" "@$scratch/options" "@$scratch/record" \
    "$make$scratch/$file" -Djdf.rehearsal=true "-Djdf.id=$id" \
    dev.jdf.cli.Rehearsal "$command" "$scratch" "$@" >/dev/null 2>&1
  [ ! -f "$scratch/$file" ] || echo "\"$use$state/$file\"" >"$scratch/$main"
}

ready "$@"
start "$@"
