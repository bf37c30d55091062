package dev.jdf.check;

import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stages that an instruction takes files from: {@code --from=} and {@code --mount=from=}. */
public final class Sources {

  private static final Pattern FROM = Pattern.compile("(?:^|,)from=([^,]*)");

  private Sources() {}

  public static List<Word> of(Instruction line) {
    if (line instanceof Copy copy) {
      return copy.values("from");
    }
    return line instanceof Run run ? mounts(run.values("mount")) : List.of();
  }

  private static List<Word> mounts(List<Word> values) {
    List<Word> sources = new ArrayList<>();
    for (Word value : values) {
      Matcher matcher = FROM.matcher(value.text());
      if (matcher.find()) {
        sources.add(new Word(matcher.group(1), value.span()));
      }
    }
    return sources;
  }
}
