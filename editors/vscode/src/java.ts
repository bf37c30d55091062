import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';

/** A Java runtime that was started once and told what it is. */
export interface Java {
  readonly home: string;
  readonly version: number;
}

/** A place to look for Java, and how a message names it. */
interface Place {
  readonly name: string;
  readonly program: string;
  /** Nothing else is tried: who sets it means it. */
  readonly final: boolean;
}

const OLDEST = 17;

/** No Java is fit; the message says what was found where, and what to set. */
export class NoJava extends Error {
  constructor(findings: readonly string[]) {
    super(
      `jdf needs Java ${OLDEST} or newer. ${findings.join('; ')}. ` +
        `Set "jdf.java.home" to the folder of a JDK, the one with bin/java in it.`
    );
  }
}

/** The first fit one of the setting, JAVA_HOME and PATH. */
export async function findJava(setting: string, environment: NodeJS.ProcessEnv): Promise<Java> {
  const findings: string[] = [];
  for (const place of places(setting, environment)) {
    const java = await ask(place.program, environment);
    if (java !== undefined && java.version >= OLDEST) {
      return java;
    }
    findings.push(
      java === undefined
        ? `${place.name} has no java that starts`
        : `${place.name} has Java ${java.version}`
    );
    if (place.final) {
      break;
    }
  }
  throw new NoJava(findings);
}

function places(setting: string, environment: NodeJS.ProcessEnv): Place[] {
  const found: Place[] = [];
  const named = setting.trim();
  if (named !== '') {
    found.push({ name: `jdf.java.home (${named})`, program: inside(named), final: true });
  }
  const home = environment.JAVA_HOME;
  if (home) {
    found.push({ name: `JAVA_HOME (${home})`, program: inside(home), final: false });
  }
  found.push({ name: 'PATH', program: 'java', final: false });
  return found;
}

function inside(home: string): string {
  return path.join(home, 'bin', 'java');
}

/** Started rather than read about: what is called java may be a script that chooses one. */
async function ask(
  program: string,
  environment: NodeJS.ProcessEnv
): Promise<Java | undefined> {
  try {
    const { stderr } = await promisify(execFile)(program, ['-XshowSettings:properties', '-version'], {
      env: environment
    });
    const home = /^\s*java\.home = (.*)$/m.exec(stderr)?.[1];
    const version = /^\s*java\.specification\.version = (?:1\.)?(\d+)/m.exec(stderr)?.[1];
    return home && version ? { home: home.trim(), version: Number(version) } : undefined;
  } catch {
    return undefined;
  }
}
