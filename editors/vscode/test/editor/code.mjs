// VS Code's own server, and its page in a browser as somebody sees and uses it.
import { spawn } from 'node:child_process';
import path from 'node:path';

/** No test waits this long but for something that does not come. */
export const PATIENCE = { timeout: 60_000 };
const SHORTLY = { timeout: 5_000 };
const TRIES = 4;

const EDITOR = '.monaco-editor textarea, .monaco-editor .native-edit-context';
const QUICK_INPUT = '.quick-input-widget';

/** Starts the server of VS Code on any free port; resolves to where it listens. */
export function serve(bed, run) {
  const code = path.join(bed, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
  const options = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--telemetry-level', 'off', '--disable-workspace-trust'];
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

export async function until(condition, what) {
  const end = Date.now() + PATIENCE.timeout;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(`no ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** The page of a workbench. What it does ends when it can be seen, never after a time. */
export class Code {
  constructor(page, address) {
    this.page = page;
    this.address = address;
  }

  /** Until all has started: before, the workbench moves the focus as it likes. */
  async open(file, folder = path.dirname(file)) {
    const payload = JSON.stringify([['openFile', `vscode-remote://${this.address}${file}`]]);
    await this.page.goto(`http://${this.address}/?folder=${folder}&payload=${encodeURIComponent(payload)}`);
    await this.has('.monaco-editor .view-line');
    const done = () => performance.getEntriesByName('code/LifecyclePhase/Eventually').length > 0;
    await this.page.waitForFunction(done, PATIENCE);
  }

  /** Waits until an element that matches has a text in it. */
  async sees(selector, text, patience = PATIENCE) {
    const within = (selector, text) =>
      [...document.querySelectorAll(selector)].some(it => it.textContent.replace(/\u00a0/g, ' ').includes(text));
    await this.page.waitForFunction(within, patience, selector, text).catch(problem => {
      throw new Error(`no ${selector} says ${text}`, { cause: problem });
    });
  }

  /**
   * Asks for proposals until the chosen one is the wanted. The editor asks by itself while somebody types, and
   * takes the keys for something else while its list is on the way.
   */
  async proposes(text) {
    for (let tries = 1; ; tries++) {
      await this.press('Control', 'Space');
      try {
        return await this.sees('.suggest-widget .monaco-list-row.focused', text, tries < TRIES ? SHORTLY : PATIENCE);
      } catch (problem) {
        if (tries === TRIES) throw problem;
        await this.press('Escape');
      }
    }
  }

  async has(selector, patience = PATIENCE) {
    await this.page.waitForSelector(selector, { visible: true, ...patience });
  }

  async hasNot(selector) {
    await this.page.waitForSelector(selector, { hidden: true, ...PATIENCE });
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Keys that are pressed together. */
  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.down(key);
    }
    for (const key of [...keys].reverse()) {
      await this.page.keyboard.up(key);
    }
  }

  async goTo(line, column) {
    await this.quickOpen(`:${line}:${column}`, 'Go to line');
  }

  async choose(title) {
    await this.quickOpen(`>${title}`, title);
  }

  /** Picks what is offered first once that is what is wanted; a workbench that still starts closes its input. */
  async quickOpen(text, offer) {
    const first = `${QUICK_INPUT} .monaco-list-row.focused, ${QUICK_INPUT} .monaco-list-row:first-child`;
    for (const wait of [2_000, 5_000, 10_000, 60_000]) {
      await this.page.focus(EDITOR);
      await this.press('F1');
      const offered = await this.has(`${QUICK_INPUT} input`, { timeout: wait })
        .then(() => this.press('Backspace'))
        .then(() => this.type(text))
        .then(() => this.sees(first, offer, { timeout: wait }))
        .then(() => true, () => false);
      await this.press(offered ? 'Enter' : 'Escape');
      if (offered) {
        await this.hasNot(QUICK_INPUT);
        return;
      }
    }
    throw new Error(`never offered: ${offer}`);
  }
}
