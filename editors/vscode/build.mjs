// Fills out/ (the extension, its grammar, the schema of .jbuild.yaml) and server/ (a jdf).
import { build } from 'esbuild';
import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { grammar } from './syntaxes/jdf.mjs';

const root = new URL('../../', import.meta.url);
const here = new URL('./', import.meta.url);

async function bundle(entryPoints, outdir) {
  await build({
    entryPoints,
    outdir,
    absWorkingDir: here.pathname,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    external: ['vscode'],
    minify: true,
    legalComments: 'linked',
    logLevel: 'warning'
  });
}

async function copy(from, to) {
  await cp(new URL(from, root), new URL(to, here), { recursive: true, preserveTimestamps: true });
}

await stat(new URL('target/jdf.jar', root)).catch(() => {
  console.error('There is no target/jdf.jar yet: run "mvn -q -DskipTests package" in the folder of jdf.');
  process.exit(1);
});
await Promise.all(['out', 'server'].map(name => rm(new URL(name, here), { recursive: true, force: true })));
await mkdir(new URL('out/', here));
const tests = (await readdir(new URL('test/', here))).filter(name => name.endsWith('.test.ts'));
await Promise.all([
  bundle(['src/extension.ts'], 'out'),
  bundle(tests.map(name => `test/${name}`), 'out/test'),
  writeFile(new URL('out/jdf.tmLanguage.json', here), `${JSON.stringify(grammar, null, 2)}\n`),
  copy('docs/jbuild.schema.json', 'out/jbuild.schema.json'),
  copy('LICENSE', 'LICENSE'),
  // What bin/jvm.sh looks for beside itself.
  ...['bin', 'samples', 'pom.xml', 'target/jdf.jar'].map(name => copy(name, `server/${name}`))
]);
