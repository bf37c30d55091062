package dev.jdf.check;

import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.Flag;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stages that an instruction takes files from: {@code --from=} and {@code --mount=from=}. */
public final class Sources {

  private static final Pattern FROM = Pattern.compile("(?:^|,)from=([^,]*)");

  private Sources() {}

  public static List<Word> of(Instruction line) {
    if (line instanceof Copy copy) {
      return values(copy.flags(), "from");
    }
    return line instanceof Run run ? mounts(run.flags()) : List.of();
  }

  private static List<Word> values(List<Flag> flags, String name) {
    return flags.stream()
        .filter(flag -> flag.name().text().equals(name))
        .map(Flag::value)
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<Word> mounts(List<Flag> flags) {
    List<Word> sources = new ArrayList<>();
    for (Word value : values(flags, "mount")) {
      Matcher matcher = FROM.matcher(value.text());
      if (matcher.find()) {
        sources.add(new Word(matcher.group(1), value.span()));
      }
    }
    return sources;
  }
}
