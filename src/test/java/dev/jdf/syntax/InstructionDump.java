package dev.jdf.syntax;

import dev.jdf.source.Position;
import dev.jdf.source.SourceFile;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Instructions as text, one a line, each word with the line and column where it stands. */
final class InstructionDump {

  private InstructionDump() {}

  static String of(List<Instruction> instructions, SourceFile source) {
    return instructions.stream()
        .map(instruction -> value(instruction, source) + "\n")
        .collect(Collectors.joining());
  }

  private static String value(@Nullable Object value, SourceFile source) {
    if (value instanceof Word word) {
      Position position = source.position(word.span().start());
      String text = word.text().replace("\n", "\\n");
      return "\"" + text + "\"@" + position.line() + ":" + position.column();
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> value(item, source))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Record record) {
      return record.getClass().getSimpleName() + components(record, source);
    }
    return String.valueOf(value);
  }

  private static String components(Record record, SourceFile source) {
    return Stream.of(record.getClass().getRecordComponents())
        .filter(component -> !component.getName().equals("span"))
        .filter(component -> !component.getName().equals("keyword"))
        .map(component -> component.getName() + "=" + value(read(component, record), source))
        .collect(Collectors.joining(" ", "(", ")"));
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
