package dev.jdf.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerWaitTest {

  private final AtomicLong count = new AtomicLong();
  private final List<String> said = new ArrayList<>();

  @Test
  void whoSendsNothingIsLeftAfterAMinute() throws Exception {
    AnswerWait wait = new AnswerWait(count::get, false);
    steps(wait, 11, 0);
    assertEquals("nothing came for a minute", stalled(wait));
    assertEquals(List.of("waiting for example.com"), said);
  }

  @Test
  void whoSendsAByteNowAndThenIsLeftToo() throws Exception {
    AnswerWait wait = new AnswerWait(count::get, false);
    count.set(1 << 20);
    steps(wait, 12, 1);
    steps(wait, 11, 1);
    assertEquals("too little came for a minute", stalled(wait));
    assertEquals(List.of(), said);
  }

  @Test
  void aSlowBlobIsWaitedFor() throws Exception {
    steps(new AnswerWait(count::get, false), 1000, 1000);
  }

  @Test
  void aSlowTextIsNot() throws Exception {
    AnswerWait wait = new AnswerWait(count::get, true);
    steps(wait, 23, 1000);
    assertEquals("no whole answer came in two minutes", stalled(wait));
  }

  private void steps(AnswerWait wait, int number, long each) throws Exception {
    for (int i = 0; i < number; i++) {
      count.addAndGet(each);
      wait.step("example.com", said::add);
    }
  }

  private String stalled(AnswerWait wait) {
    return String.valueOf(
        assertThrows(AnswerWait.Stalled.class, () -> wait.step("example.com", said::add))
            .getMessage());
  }
}
