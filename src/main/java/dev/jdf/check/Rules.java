package dev.jdf.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules, a list literal for each of their two origins. */
public final class Rules {

  /** What docker build --check has, under its own names. */
  public static final List<Rule> BUILDKIT = List.of(
      new StageNameCasing(),
      new FromAsCasing(),
      new NoEmptyContinuation(),
      new ConsistentInstructionCasing(),
      new DuplicateStageName(),
      new ReservedStageName(),
      new JSONArgsRecommended(),
      new MaintainerDeprecated(),
      new UndefinedArgInFrom(),
      new WorkdirRelativePath(),
      new UndefinedVar(),
      new MultipleInstructionsDisallowed(),
      new LegacyKeyValueFormat(),
      new RedundantTargetPlatform(),
      new SecretsUsedInArgOrEnv(),
      new InvalidDefaultArgInFrom(),
      new FromPlatformFlagConstDisallowed(),
      new InvalidDefinitionDescription(),
      new ExposeProtoCasing(),
      new ExposeInvalidFormat());

  static final UnusedIgnore UNUSED_IGNORE = new UnusedIgnore();
  static final ForeignIgnore FOREIGN_IGNORE = new ForeignIgnore();

  private static final List<Rule> OWN = List.of(
      // the CIS Docker Benchmark, section 5
      new AppArmorDisabled(),
      new SelinuxDisabled(),
      new DangerousCapabilityAdded(),
      new CapabilitiesNotDropped(),
      new PrivilegedContainer(),
      new SensitiveHostMount(),
      new SshPortExposed(),
      new PrivilegedPortExposed(),
      new HostNetwork(),
      new MissingMemoryLimit(),
      new MissingCpuLimit(),
      new WritableRootFilesystem(),
      new HostPidNamespace(),
      new HostIpcNamespace(),
      new HostDevice(),
      new MissingUlimit(),
      new SharedMountPropagation(),
      new HostUtsNamespace(),
      new SeccompDisabled(),
      new CustomCgroupParent(),
      new NewPrivilegesAllowed(),
      new MissingHealthcheck(),
      new MissingPidsLimit(),
      new HostUserNamespace(),
      new ContainerSocketMounted(),
      // what contradicts itself or has no effect
      new AmbientCapability(),
      new CapabilitiesIgnoredByPrivileged(),
      new CapabilityWithoutEffect(),
      new ReadOnlyWithoutTmpfs(),
      new DefaultMountReplaced(),
      new ShmSizeIgnored(),
      new TmpfsExecutable(),
      new TmpfsWithoutSize(),
      new SecurityOptOverridden(),
      new ValueOverridden(),
      new UnlimitedOpenFiles(),
      new MemoryWithoutSwapLimit(),
      new DeviceIgnoredByPrivileged(),
      new DeviceMissingHere(),
      new AccountMissingHere(),
      new UserWithoutGroup(),
      new RootWithDefaults(),
      new CmdLostInShellForm(),
      new HostRootInReach(),
      new UnreachablePort(),
      new UnknownSysctl(),
      new UnknownPlatform(),
      new MistypedStageName(),
      new MountBeforeParent(),
      new MountPointOnHost(),
      new SeccompBuiltinWithPrivileged(),
      // hadolint, Trivy, Checkov
      new UntaggedImage(),
      new LatestTag(),
      new LastUserRoot(),
      new MissingUser(),
      new NonNumericUser(),
      new SystemWorkdir(),
      new SelfReferencingEnv(),
      new BlanksAroundEquals(),
      new CommentInArguments(),
      new InstructionInArguments(),
      new CommaBetweenWords(),
      new CertificateCheckDisabled(),
      new LabelFormat(),
      new RequiredLabel(),
      new SuperfluousLabel(),
      new UntrustedRegistry(),
      new CopyFromSelf(),
      new UnknownCopySource(),
      new AddInsteadOfCopy(),
      new CopyRelativeWithoutWorkdir(),
      new CopyManyToFile(),
      new WholeStageCopied(),
      new SecretFileCopied(),
      new ShellReplacedByLink(),
      new PipeWithoutPipefail(),
      new SilencedRule(),
      // what a project wants of its specs
      new PolicyExceeded(),
      // the comments that silence rules
      new UnknownRule(),
      new IneffectiveDirective(),
      new IgnoreWithoutReason(),
      UNUSED_IGNORE,
      FOREIGN_IGNORE);

  public static final List<Rule> ALL =
      Stream.of(BUILDKIT, OWN).flatMap(List::stream).toList();

  private Rules() {}

  /** The rule of that name, in any case. */
  public static Optional<Rule> named(String name) {
    return ALL.stream().filter(rule -> rule.id().equalsIgnoreCase(name)).findFirst();
  }
}
