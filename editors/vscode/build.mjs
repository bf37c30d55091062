// Fills out/ (the extension, its grammar, the schema of .jbuild.yaml) and server/ (a jdf).
import { build } from 'esbuild';
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { grammar } from './syntaxes/jdf.mjs';

const root = new URL('../../', import.meta.url);
const here = new URL('./', import.meta.url);

async function bundle(entryPoints, outdir) {
  return await build({
    entryPoints,
    outdir,
    absWorkingDir: here.pathname,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    external: ['vscode'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning'
  });
}

/** What the libraries in a bundle want to be said wherever they go. */
async function licences({ metafile }) {
  const folders = Object.keys(metafile.inputs).flatMap(file => file.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  const texts = [...new Set(folders)].sort().map(async folder => {
    const { name, version, license } = JSON.parse(await readFile(new URL(`${folder}/package.json`, here), 'utf8'));
    const files = (await readdir(new URL(folder, here))).filter(it => /^(licen[cs]e|thirdpartynotices)/i.test(it)).sort();
    if (!files.some(it => /^licen/i.test(it))) {
      throw new Error(`${folder} has no text of its licence`);
    }
    const said = await Promise.all(files.map(file => readFile(new URL(`${folder}/${file}`, here), 'utf8')));
    return [`${name} ${version} (${license})`, ...said.map(text => text.trim())].join('\n\n') + '\n';
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
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
  bundle(['src/extension.ts'], 'out').then(async bundled =>
    writeFile(new URL('out/licences.txt', here), await licences(bundled))),
  bundle(tests.map(name => `test/${name}`), 'out/test'),
  writeFile(new URL('out/jdf.tmLanguage.json', here), `${JSON.stringify(grammar, null, 2)}\n`),
  copy('docs/jbuild.schema.json', 'out/jbuild.schema.json'),
  copy('LICENSE', 'LICENSE'),
  // What bin/jvm.sh looks for beside itself.
  ...['bin', 'samples', 'pom.xml', 'target/jdf.jar'].map(name => copy(name, `server/${name}`))
]);
