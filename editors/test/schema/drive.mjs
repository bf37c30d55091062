// Settings and configs as yaml-language-server sees them, with the schemas that docs/editors.md names.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = process.argv[2];
const schema = pathToFileURL(path.join(root, 'docs/jbuild.schema.json')).href;
const runtime = pathToFileURL(path.join(root, 'src/test/resources/oci-schema/config-schema.json')).href;
const samples = path.join(root, 'src/test/resources/settings');
const require = createRequire(path.join(root, 'target/schema/package.json'));
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver-protocol/node');

const program = path.join(root, 'target/schema/node_modules/yaml-language-server/bin/yaml-language-server');
const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const editor = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
const yaml = {
  validate: true,
  completion: true,
  hover: true,
  schemaStore: { enable: false },
  schemas: { [schema]: '.jbuild.yaml', [runtime]: 'config.json' }
};
const waiting = new Map();

editor.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => (section === 'yaml' ? yaml : {})));
editor.onRequest('client/registerCapability', () => null);
editor.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => waiting.get(uri)?.(diagnostics));
editor.listen();
await editor.sendRequest('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: true } } } }
});
await editor.sendNotification('initialized', {});
await editor.sendNotification('workspace/didChangeConfiguration', { settings: { yaml } });

for (const name of readdirSync(path.join(samples, 'good'))) {
  assert.deepEqual(await findings(`/good/${name}/.jbuild.yaml`, readFileSync(path.join(samples, 'good', name), 'utf8')), []);
}
said('good settings have no findings');

const wrong = await findings('/.jbuild.yaml', 'fail-on: sometimes\npolicy:\n  privilegd: true\nseverity:\n  HostNetwork: loud\n');
assert.deepEqual(wrong.map(it => it.range.start.line).sort(), [0, 2, 4], JSON.stringify(wrong));
said('a wrong level, a wrong key and a wrong severity are marked');

const marked = `# yaml-language-server: $schema=${path.join(root, 'docs/jbuild.schema.json')}\nfail-on: sometimes\n`;
assert.equal((await findings('/elsewhere.yaml', marked)).length, 1);
said('the first line of a file names the schema');

await findings('/keys/.jbuild.yaml', 'policy:\n  \n');
assert.deepEqual(await offers('/keys/.jbuild.yaml', 1, 2), keys('policy'));
said('all keys of a policy complete');

await findings('/values/.jbuild.yaml', 'fail-on: \n');
assert.ok((await offers('/values/.jbuild.yaml', 0, 9)).includes('warning'));
said('values complete');

const place = { textDocument: { uri: uri('/values/.jbuild.yaml') }, position: { line: 0, character: 3 } };
const hover = await editor.sendRequest('textDocument/hover', place);
assert.match(JSON.stringify(hover.contents), /severity/);
said('hover says what a key means');

const config = execFileSync('sh', [path.join(root, 'bin/jbuild'), '-', '-o', '-'], { input: 'FROM host\nENTRYPOINT ["/bin/id"]\n', encoding: 'utf8' });
assert.deepEqual(await findings('/good/config.json', config, 'json'), []);
assert.equal((await findings('/bad/config.json', config.replace(/"readonly": true/, '"readonly": "yes"'), 'json')).length, 1);
said('config.json is held against the schema of the runtime specification');

await editor.sendRequest('shutdown');
await editor.sendNotification('exit');
editor.dispose();

function said(what) {
  console.log(`ok   ${what}`);
}

function uri(file) {
  return `file:///project${file}`;
}

/** Opens a text; resolves to what is published of it. */
async function findings(file, text, languageId = 'yaml') {
  const found = new Promise((resolve, reject) => {
    waiting.set(uri(file), resolve);
    setTimeout(() => reject(new Error(`nothing was said about ${file}`)), 60_000).unref();
  });
  await editor.sendNotification('textDocument/didOpen', { textDocument: { uri: uri(file), languageId, version: 1, text } });
  return found;
}

async function offers(file, line, character) {
  const list = await editor.sendRequest('textDocument/completion', { textDocument: { uri: uri(file) }, position: { line, character } });
  return list.items.map(item => item.label).sort();
}

function keys(section) {
  return Object.keys(JSON.parse(readFileSync(path.join(root, 'docs/jbuild.schema.json'), 'utf8')).properties[section].properties).sort();
}
