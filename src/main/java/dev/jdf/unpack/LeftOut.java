package dev.jdf.unpack;

import java.util.ArrayList;
import java.util.List;

/** What of an image could not be made on this machine by this user, counted. */
final class LeftOut {

  private int owners;
  private int devices;
  private int capabilities;
  private int attributes;

  void owner() {
    owners++;
  }

  void device() {
    devices++;
  }

  void capability() {
    capabilities++;
  }

  void attribute() {
    attributes++;
  }

  /** In words; empty if all is there. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    add(told, owners, "owner of a file", "owners of files");
    add(told, devices, "device");
    add(told, capabilities, "file capability", "file capabilities");
    add(told, attributes, "extended attribute");
    return told;
  }

  private static void add(List<String> told, int count, String one) {
    add(told, count, one, one + "s");
  }

  private static void add(List<String> told, int count, String one, String many) {
    if (count > 0) {
      told.add(count + " " + (count == 1 ? one : many));
    }
  }
}
