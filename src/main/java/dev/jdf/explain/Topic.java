package dev.jdf.explain;

import dev.jdf.diagnostic.Code;
import dev.jdf.linux.Capability;
import java.util.List;
import java.util.stream.Collectors;

/** Something that can be explained. */
public sealed interface Topic {

  /** What users type. */
  String name();

  /** What it is, in a few words, for lists. */
  String title();

  /** The whole explanation, in Markdown. */
  String markdown();

  /** Other names of the same. */
  default List<String> aliases() {
    return List.of();
  }

  /** A finding of the compiler, or a rule of its checks. */
  record Finding(Code code) implements Topic {
    @Override
    public String name() {
      return code.id();
    }

    @Override
    public String title() {
      return code.title();
    }

    @Override
    public String markdown() {
      return Pages.text(code.id());
    }
  }

  /** An instruction of a spec. */
  record Instruction(String name) implements Topic {
    @Override
    public String title() {
      return InstructionPage.of(name).summary();
    }

    @Override
    public String markdown() {
      return Pages.text("instruction/" + name);
    }
  }

  /** A capability of the kernel. */
  record Privilege(Capability capability) implements Topic {
    @Override
    public String name() {
      return capability.name();
    }

    @Override
    public String title() {
      return capability.meaning();
    }

    @Override
    public String markdown() {
      return CapabilityPage.markdown(capability);
    }

    @Override
    public List<String> aliases() {
      return List.of(capability.shortName());
    }
  }

  /** A rule of another tool, by which users know what they look for. */
  record Peer(String name, String tool, String title, List<String> ours) implements Topic {

    public Peer {
      ours = List.copyOf(ours);
    }

    @Override
    public String markdown() {
      String heading = "# " + name + ": " + title + " (" + tool + ")\n\n";
      if (ours.isEmpty()) {
        return heading
            + "It is about how an image is built, which jdf does not do: there is no such"
            + " rule here.\n";
      }
      String names = ours.stream().map(it -> "`" + it + "`").collect(Collectors.joining(" and "));
      return heading + "Here it is " + names + ".\n\n"
          + ours.stream().map(Pages::text).collect(Collectors.joining("\n"));
    }
  }
}
