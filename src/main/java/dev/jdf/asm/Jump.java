package dev.jdf.asm;

/**
 * A jump in the form that reaches its target: opcode, then the distance from its end. An opcode of
 * two bytes is written as one number, {@code 0x0f84}.
 */
record Jump(Position at, Symbol target, int nearOpcode, int farOpcode) {

  private static final int NEAR = 1;
  private static final int FAR = 4;

  static boolean isFar(int distance) {
    return distance != (byte) distance;
  }

  int size(boolean far) {
    return far ? opcodeSize(farOpcode) + FAR : opcodeSize(nearOpcode) + NEAR;
  }

  private static int opcodeSize(int opcode) {
    return opcode > 0xff ? 2 : 1;
  }

  /** Opcode and distance, in the order of the code's bytes. */
  byte[] bytes(boolean far, int distance) {
    int opcode = far ? farOpcode : nearOpcode;
    int opcodeSize = opcodeSize(opcode);
    byte[] bytes = new byte[size(far)];
    for (int i = 0; i < opcodeSize; i++) {
      bytes[i] = (byte) (opcode >> (8 * (opcodeSize - 1 - i)));
    }
    for (int i = opcodeSize; i < bytes.length; i++) {
      bytes[i] = (byte) (distance >> (8 * (i - opcodeSize)));
    }
    return bytes;
  }
}
