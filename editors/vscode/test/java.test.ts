import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { after, test } from 'node:test';
import { findJava } from '../src/java';

const homes = mkdtempSync(path.join(tmpdir(), 'jdf-java-'));
after(() => rmSync(homes, { recursive: true }));

/** A folder with a bin/java that says of itself what a real one does. */
function home(version: string): string {
  const folder = path.join(homes, version);
  mkdirSync(path.join(folder, 'bin'), { recursive: true });
  const program = path.join(folder, 'bin', 'java');
  const settings = [`java.home = ${folder}`, `java.specification.version = ${version}`];
  writeFileSync(program, `#!/bin/sh\nprintf '    %s\\n' '${settings.join("' '")}' >&2\n`);
  chmodSync(program, 0o755);
  return folder;
}

const [old, eleven, seventeen, newest] = [home('1.8'), home('11'), home('17'), home('25')];
const nothing = path.join(homes, 'nothing');
const none = { PATH: nothing };
const search = (folder: string) => ({ PATH: `${path.join(folder, 'bin')}:/usr/bin:/bin` });

test('the setting comes first', async () => {
  const java = await findJava(seventeen, { ...search(newest), JAVA_HOME: newest });
  assert.deepEqual(java, { home: seventeen, version: 17 });
});

test('then JAVA_HOME', async () => {
  const java = await findJava('', { ...search(seventeen), JAVA_HOME: newest });
  assert.equal(java.home, newest);
});

test('an old JAVA_HOME gives way to PATH', async () => {
  const java = await findJava('', { ...search(seventeen), JAVA_HOME: eleven });
  assert.equal(java.home, seventeen);
});

test('an old setting is an error that names it, whatever else there is', async () => {
  await assert.rejects(findJava(old, { ...search(newest), JAVA_HOME: newest }), {
    message:
      `jdf needs Java 17 or newer. jdf.java.home (${old}) has Java 8. ` +
      'Set "jdf.java.home" to the folder of a JDK, the one with bin/java in it.'
  });
});

test('without any, all places are named', async () => {
  await assert.rejects(findJava('', { ...none, JAVA_HOME: eleven }), {
    message:
      `jdf needs Java 17 or newer. JAVA_HOME (${eleven}) has Java 11; PATH has no java that starts. ` +
      'Set "jdf.java.home" to the folder of a JDK, the one with bin/java in it.'
  });
});
