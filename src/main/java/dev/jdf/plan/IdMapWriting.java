package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import dev.jdf.oci.Config.IdMapping;
import java.util.ArrayList;
import java.util.List;

/** How the supervisor sets the ids of the process that it has started, user_namespaces(7). */
final class IdMapWriting {

  private static final Arg.Buffer PATH = new Arg.Buffer("map_path", 64);
  private static final Arg.Buffer PID = new Arg.Buffer("pid_text", 24);
  private static final Slot FILE = new Slot("map_file");
  private static final Slot PROGRAM = new Slot("map_program");
  private static final Slot STATUS = new Slot("map_status");

  private IdMapWriting() {}

  static void because(Steps steps, Container container, String list) {
    steps.because(container.origin("/linux/" + list, "map the ids of the user namespace"));
  }

  static void byFiles(Steps steps, Container container, IdMaps maps) {
    because(steps, container, "uidMappings");
    writeFile(steps, "/uid_map", IdMaps.text(maps.uids()));
    because(steps, container, "gidMappings");
    writeFile(steps, "/gid_map", IdMaps.text(maps.gids()));
  }

  private static void writeFile(Steps steps, String name, String content) {
    TextBuffer.start(steps, PATH);
    TextBuffer.append(steps, Arg.text("/proc/"));
    TextBuffer.appendDecimal(steps, Arg.value(Supervisor.CHILD_PID));
    TextBuffer.append(steps, Arg.text(name));
    steps
        .call(FILE, Syscall.OPENAT, flags("AT_FDCWD"), PATH, flags("O_WRONLY|O_CLOEXEC"), Arg.ZERO)
        .call(Syscall.WRITE, Arg.value(FILE), Arg.text(content), Arg.number(content.length()))
        .call(Syscall.CLOSE, Arg.value(FILE));
  }

  static void byPrograms(Steps steps, Container container, IdMaps maps) {
    because(steps, container, "uidMappings");
    TextBuffer.start(steps, PID);
    TextBuffer.appendDecimal(steps, Arg.value(Supervisor.CHILD_PID));
    run(steps, container.host().uids().program(), maps.uids());
    because(steps, container, "gidMappings");
    run(steps, container.host().gids().program(), maps.gids());
  }

  /** Fails unless the program says that all went well. */
  private static void run(Steps steps, String program, List<IdMapping> mappings) {
    Label parent = steps.label("program_started");
    Label well = steps.label("program_ended_well");
    steps
        .call(PROGRAM, Syscall.CLONE, flags("SIGCHLD"), Arg.NULL, Arg.NULL, Arg.NULL, Arg.NULL)
        .branch(Arg.value(PROGRAM), Comparison.NOT_EQUAL, Arg.ZERO, parent)
        .set(Supervisor.IN_CHILD, Arg.number(1));
    HostProgram.become(steps, words(program, mappings));
    steps
        .mark(parent)
        .call(Syscall.WAIT4, Arg.value(PROGRAM), Supervision.STATUS_WORD, Arg.ZERO, Arg.NULL)
        .load(STATUS, Width.U32, Supervision.STATUS_WORD)
        .branch(Arg.value(STATUS), Comparison.EQUAL, Arg.ZERO, well)
        .refuse("EPERM")
        .mark(well);
  }

  private static List<Arg> words(String program, List<IdMapping> mappings) {
    List<Arg> words = new ArrayList<>(List.of(Arg.text(program), PID));
    for (IdMapping mapping : mappings) {
      words.add(Arg.text(Long.toString(mapping.containerID())));
      words.add(Arg.text(Long.toString(mapping.hostID())));
      words.add(Arg.text(Long.toString(mapping.size())));
    }
    return words;
  }
}
