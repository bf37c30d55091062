import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Java } from './java';

/** What to start, and with what environment. */
export interface Program {
  readonly command: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
}

/** How a program ended, and what it wrote. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The jdf that does the work: a folder with `bin` and, once it is built, `target/jdf.jar`. */
export class Jdf {
  constructor(
    readonly folder: string,
    private readonly java: Java
  ) {
    if (!existsSync(path.join(folder, 'bin', 'jbuild'))) {
      throw new Error(`${folder} is no folder of jdf: it has no bin/jbuild. See "jdf.server.path".`);
    }
  }

  jbuild(...args: string[]): Program {
    return this.program('jbuild', 'dev.jdf.cli.JBuild', args);
  }

  jexec(...args: string[]): Program {
    return this.program('jexec', 'dev.jdf.cli.JExec', args);
  }

  /** The scripts start faster, from an archive of loaded classes, but know Linux only. */
  private program(script: string, main: string, args: string[]): Program {
    const env = { ...process.env, JDF_JAVA: this.java.home };
    if (process.platform === 'linux') {
      return { command: '/bin/sh', args: [path.join(this.folder, 'bin', script), ...args], env };
    }
    const jar = path.join(this.folder, 'target', 'jdf.jar');
    return { command: path.join(this.java.home, 'bin', 'java'), args: ['-cp', jar, main, ...args], env };
  }
}

/** What the scripts say at the first use of a JDK. */
const OF_THE_START = /^jdf: .*\n/gm;

/** Runs a program to its end in a folder, with a text on its standard input. */
export function finish(program: Program, folder: string, input: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program.command, program.args, { cwd: folder, env: program.env });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? -1, out, err: err.replace(OF_THE_START, '') }));
    // It may end, say for a wrong argument, before it has read anything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
