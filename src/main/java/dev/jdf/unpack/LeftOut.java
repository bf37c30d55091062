package dev.jdf.unpack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of an image could not be made on this machine by this user, counted. */
final class LeftOut {

  private final Set<EntryPath> left = new HashSet<>();
  private int owners;
  private int devices;
  private int capabilities;
  private int attributes;

  void owner() {
    owners++;
  }

  void device(EntryPath path) {
    devices++;
    left.add(path);
  }

  /** Whether what is not there was left out: other names of it are, too. */
  boolean has(EntryPath path) {
    return left.contains(path);
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
