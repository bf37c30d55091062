package dev.jdf.plan;

/** What a step can compute from two 64-bit values; DIVIDE, REMAINDER and SHIFT_RIGHT are unsigned. */
public enum Arithmetic {
  ADD("+"),
  SUBTRACT("-"),
  AND("&"),
  OR("|"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  DIVIDE("/"),
  REMAINDER("%");

  private final String sign;

  Arithmetic(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }
}
