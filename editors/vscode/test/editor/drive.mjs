// What a user sees of a wrong spec, asserted in the page and kept as pictures in target/vscode/run.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Code, serve, until } from './code.mjs';

const bed = process.argv[2];
const run = path.join(bed, 'run');
const work = path.join(run, 'work');
const spec = path.join(work, 'image.jdf');
const config = path.join(work, 'config.json');
const dockerfile = path.join(work, 'Dockerfile');
const settings = path.join(run, 'data', 'data', 'Machine', 'settings.json');
const puppeteer = createRequire(path.join(bed, 'package.json'))('puppeteer-core');

writeFileSync(
  spec,
  'FROM host AS base\nCAP_DROP ALL\nCAP_ADD NET_ADMN\nMEMORY    256m\nENTRYPOINT ["/bin/echo", "seen", "from", "inside"]\n\nFROM base\nTTY false\n'
);
writeFileSync(dockerfile, 'FROM scratch\nRUNN x\n');

const { server, address } = await serve(bed, run);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  defaultViewport: { width: 1200, height: 760 }
});
const page = await browser.newPage();
const code = new Code(page, address);
const steps = {
  dockerfileIsLeftAlone, dockerfileIsCheckedIfWanted, squiggle, colours, semanticColours, inlayHint, hover, completion,
  paths, quickFix, rename, format, configBeside, followsASave, explain, compile, run: runs, restart
};
try {
  for (const [name, step] of Object.entries(steps)) {
    await shown(name, step);
  }
} finally {
  await browser.close();
  server.kill();
}

async function shown(name, step) {
  const start = Date.now();
  try {
    await step();
    console.log(`ok   ${name} (${Date.now() - start} ms)`);
  } catch (problem) {
    console.log(`FAIL ${name}`);
    throw problem;
  } finally {
    await page.screenshot({ path: path.join(run, `${name}.png`) });
  }
}

/** The extension is there, and no server of it. */
async function dockerfileIsLeftAlone() {
  await code.open(dockerfile);
  await code.sees('.view-lines', 'RUNN x');
  await code.choose('Developer: Show Running Extensions');
  await code.sees('.runtime-extensions-editor .monaco-list-row', 'jdf0.1.0');
  assert.deepEqual(servers(), []);
}

async function dockerfileIsCheckedIfWanted() {
  const off = readFileSync(settings, 'utf8');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(off), 'jdf.dockerfiles': true }));
  await code.open(dockerfile);
  await code.has('.squiggly-error');
  // The archive of the first server of a jar is made by others beside it, which end.
  await until(() => servers().length === 1, 'one language server');
  writeFileSync(settings, off);
}

async function squiggle() {
  await code.open(spec);
  await code.has('.squiggly-error');
}

/** Keywords and capabilities differ in colour: the grammar is there. */
async function colours() {
  const kinds = await page.$$eval('.view-line', lines =>
    lines.filter(line => line.textContent.includes('NET_ADMN')).map(line => line.querySelectorAll('span span').length));
  assert.ok(kinds[0] > 1, `one colour only: ${kinds}`);
}

/** What only the server can know: that the word is a stage. */
async function semanticColours() {
  await code.goTo(7, 7);
  await code.choose('Developer: Inspect Editor Tokens and Scopes');
  await code.sees('.token-inspect-widget', 'semantic token typeclass');
  await page.screenshot({ path: path.join(run, 'tokens.png') });
  await code.press('Escape');
}

async function inlayHint() {
  await code.sees('.view-line', '= 0 capabilities');
  await code.sees('.view-line', 'ENTRYPOINT /bin/echo');
}

async function hover() {
  await code.goTo(3, 3);
  await code.choose('Show or Focus Hover');
  await code.sees('.monaco-hover', 'docker');
  await code.press('Escape');
}

/** In a line of its own, which is taken back. */
async function completion() {
  await code.goTo(3, 17);
  await code.press('Enter');
  await code.type('CAP_ADD NET_B');
  await code.proposes('NET_BIND_SERVICE');
  await page.screenshot({ path: path.join(run, 'suggestions.png') });
  await code.press('Enter');
  await code.sees('.view-line', 'CAP_ADD NET_BIND_SERVICE');
  await code.press('Control', 'Shift', 'k');
  await until(async () => !(await page.$eval('.view-lines', it => it.textContent)).includes('SERVICE'), 'line less');
}

/** The last name of a path, as the list shows it. */
async function paths() {
  await code.goTo(3, 17);
  await code.press('Enter');
  await code.type('MOUNT type=bind,src=/usr/sha');
  await code.proposes('share/');
  await code.press('Enter');
  await code.sees('.view-line', 'MOUNT type=bind,src=/usr/share/');
  await code.press('Escape');
  await code.press('Control', 'Shift', 'k');
  await until(async () => !(await page.$eval('.view-lines', it => it.textContent)).includes('MOUNT'), 'line less');
}

/** What is mended is no longer marked. */
async function quickFix() {
  await code.goTo(3, 12);
  await code.choose('Quick Fix...');
  await code.sees('.action-widget .monaco-list-row.focused', 'NET_ADMIN');
  await page.screenshot({ path: path.join(run, 'fixes.png') });
  await code.press('Enter');
  await code.sees('.view-line', 'CAP_ADD NET_ADMIN');
  await code.hasNot('.squiggly-error');
}

async function rename() {
  await code.goTo(7, 7);
  await code.choose('Rename Symbol');
  await code.has('.rename-box input:focus');
  await code.type('root');
  await page.screenshot({ path: path.join(run, 'renaming.png') });
  await code.press('Enter');
  await code.sees('.view-line', 'FROM host AS root');
  await code.sees('.view-line', 'FROM root');
}

async function format() {
  await code.choose('Format Document');
  await code.sees('.view-line', 'MEMORY 256m');
}

async function configBeside() {
  await code.choose('jdf: Show config.json Beside');
  await code.sees('.tab', 'image.config.json');
  await code.sees('.view-line', '"CAP_NET_ADMIN"');
}

async function followsASave() {
  await code.goTo(3, 18);
  await code.type(' NET_RAW');
  await code.press('Control', 's');
  await code.sees('.view-line', '"CAP_NET_RAW"');
}

async function explain() {
  await code.choose('jdf: Explain What the Process May Do');
  await code.sees('.tab', 'image.explain.txt');
  await code.sees('.view-line', 'capabilities');
}

async function compile() {
  rmSync(config, { force: true });
  await code.choose('jdf: Compile to config.json');
  await code.sees('.notification-toast', `Written: ${config}`);
  assert.ok(existsSync(config));
}

async function runs() {
  await code.choose('jdf: Run with jexec');
  await code.sees('.terminal-wrapper', 'seen from inside');
}

/** Another process, and it works. */
async function restart() {
  const [before] = servers();
  await code.choose('jdf: Restart Language Server');
  await until(() => servers().length === 1 && servers()[0] !== before, 'another language server');
}

/** The processes of language servers that this Visual Studio Code has started. */
function servers() {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).filter(process => {
    const words = command(process).split('\0');
    return words.some(word => word.includes(run)) && words.includes('dev.jdf.cli.JBuild') && words.includes('lsp');
  });
}

/** Nothing, if the process has ended by now. */
function command(process) {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
