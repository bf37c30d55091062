// What a user sees of a wrong spec, asserted in the page and kept as pictures in target/vscode/run.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const bed = process.argv[2];
const run = path.join(bed, 'run');
const file = path.join(run, 'work', 'image.jdf');
const puppeteer = createRequire(path.join(bed, 'package.json'))('puppeteer-core');
const PATIENCE = { timeout: 30_000 };

writeFileSync(file, 'FROM host\nCAP_DROP ALL\nCAP_ADD NET_ADMN\nMEMORY    256m\nENTRYPOINT ["/usr/bin/id"]\n');

const { server, address } = await serve();
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
  defaultViewport: { width: 1200, height: 760 }
});
const page = await browser.newPage();
const steps = { squiggle, colours, hover, mend, format, config };
try {
  await open();
  for (const [name, step] of Object.entries(steps)) {
    await shown(name, step);
  }
} finally {
  await browser.close();
  server.kill();
}

async function shown(name, step) {
  try {
    await step();
    console.log(`ok   ${name}`);
  } catch (problem) {
    console.log(`FAIL ${name}`);
    throw problem;
  } finally {
    await page.screenshot({ path: path.join(run, `${name}.png`) });
  }
}

/** Any free port; resolves once the server listens. */
function serve() {
  const code = path.join(bed, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
  const options = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--telemetry-level', 'off'];
  const folders = ['--server-data-dir', path.join(run, 'data'), '--extensions-dir', path.join(run, 'extensions')];
  const server = spawn(process.execPath, [code, '--accept-server-license-terms', ...options, ...folders]);
  return new Promise((resolve, reject) => {
    let said = '';
    server.on('exit', status => reject(new Error(`the server of VS Code ended with ${status}:\n${said}`)));
    server.stderr.on('data', text => (said += text));
    server.stdout.on('data', text => {
      said += text;
      const port = /listening on (\d+)/.exec(said)?.[1];
      if (port) {
        resolve({ server, address: `127.0.0.1:${port}` });
      }
    });
  });
}

async function open() {
  const payload = JSON.stringify([['openFile', `vscode-remote://${address}${file}`]]);
  await page.goto(`http://${address}/?folder=${path.dirname(file)}&payload=${encodeURIComponent(payload)}`);
  await page.waitForSelector('.monaco-editor .view-line', PATIENCE);
  const trust = await page.waitForSelector('.monaco-dialog-box .monaco-button', { timeout: 5_000 }).catch(() => null);
  if (trust) {
    await page.keyboard.press('Enter');
    await page.waitForSelector('.monaco-dialog-box', { hidden: true, ...PATIENCE });
  }
}

async function squiggle() {
  await page.waitForSelector('.squiggly-error', PATIENCE);
}

/** Keywords and capabilities differ in colour: the grammar is there. */
async function colours() {
  const kinds = await page.$$eval('.view-line', lines =>
    lines.filter(line => line.textContent.includes('NET_ADMN')).map(line => line.querySelectorAll('span span').length));
  assert.ok(kinds[0] > 1, `one colour only: ${kinds}`);
}

async function hover() {
  await goTo('3:3');
  await choose('Show or Focus Hover');
  await sees('.monaco-hover', 'docker');
}

/** What is mended is no longer marked, as it is typed. */
async function mend() {
  await page.keyboard.press('Escape');
  await goTo('3:16');
  await page.keyboard.type('I');
  await sees('.view-lines', 'NET_ADMIN');
  await page.waitForSelector('.squiggly-error', { hidden: true, ...PATIENCE });
}

async function format() {
  await choose('Format Document');
  await sees('.view-lines', 'MEMORY 256m');
}

async function config() {
  await choose('jdf: Show config.json Beside');
  await sees('.tab', 'image.config.json');
  await sees('.view-lines', '"ociVersion"');
}

/** Waits until an element that matches has a text in it. */
async function sees(selector, text) {
  const within = (selector, text) =>
    [...document.querySelectorAll(selector)].some(it => it.textContent.replace(/\u00a0/g, ' ').includes(text));
  await page.waitForFunction(within, PATIENCE, selector, text);
}

async function goTo(place) {
  await quickOpen(`:${place}`);
}

async function choose(title) {
  await quickOpen(`>${title}`);
}

async function quickOpen(text) {
  await page.focus('.monaco-editor textarea, .monaco-editor .native-edit-context');
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input', { visible: true, ...PATIENCE });
  await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
  await new Promise(resolve => setTimeout(resolve, 300));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.quick-input-widget', { hidden: true, ...PATIENCE });
}
