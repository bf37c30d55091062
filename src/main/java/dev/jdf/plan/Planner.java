package dev.jdf.plan;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.oci.ConfigDocument;
import java.util.List;

/**
 * Decides everything about a run before it begins. The order of the steps is the heart of its
 * safety: every source on the host becomes a detached mount, then the root is changed and the host's
 * tree detached, and only then a name inside the image is looked at.
 */
public final class Planner {

  private Planner() {}

  public static Checked<Plan> plan(ConfigDocument document, Host host, Options options) {
    Container container = new Container(document, host, options);
    List<Diagnostic> findings = InputRules.check(container);
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(findings);
    }
    return Checked.of(write(container), findings);
  }

  private static Plan write(Container container) {
    Steps steps = new Steps();
    Supervisor.write(steps, container);
    steps.mark(Supervisor.CHILD);
    Surroundings.writeOomScore(steps, container);
    NamespaceEntry.write(steps, container);
    HostSources.write(steps, container);
    LayeredRoot.write(steps, container);
    NewFilesystems.write(steps, container);
    Pivot.write(steps, container);
    Placement.write(steps, container);
    Execution.makeWorkingDirectory(steps, container);
    Restrictions.write(steps, container);
    Surroundings.write(steps, container);
    Terminal.open(steps, container);
    Placement.finish(steps, container);
    Init.write(steps, container);
    SecurityLabels.write(steps, container);
    Home.find(steps, container);
    Identity.write(steps, container);
    Execution.write(steps, container);
    MountPointRoutine.write(steps);
    Restrictions.writeRoutine(steps);
    Home.writeRoutine(steps, container);
    return steps.plan(Supervisor.FAILURE);
  }
}
