import * as vscode from 'vscode';
import { compile, run } from './commands';
import { findJava } from './java';
import { Jdf } from './jdf';
import { Service } from './service';
import { Views } from './views';

const CHOOSES_SERVER = ['jdf.java', 'jdf.server', 'jdf.dockerfiles'];

let service: Service | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const jdf = () => installed(context);
  const views = new Views(jdf);
  const server = new Service(jdf, complain);
  const command = (name: string, action: () => Promise<void>) =>
    vscode.commands.registerCommand(name, () => action().catch(complain));
  context.subscriptions.push(
    views,
    server,
    command('jdf.compile', async () => compile(await jdf(), await spec(true))),
    command('jdf.config', async () => views.show('config', await spec(false))),
    command('jdf.explain', async () => views.show('explain', await spec(false))),
    command('jdf.run', async () => run(await jdf(), await spec(true))),
    command('jdf.restart', () => server.restart()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (CHOOSES_SERVER.some(key => event.affectsConfiguration(key))) {
        server.reconsider();
      }
    })
  );
  service = server;
  server.wake(vscode.workspace.textDocuments);
}

export async function deactivate(): Promise<void> {
  await service?.stop();
}

async function installed(context: vscode.ExtensionContext): Promise<Jdf> {
  const java = await findJava(setting('java.home'), process.env);
  return new Jdf(setting('server.path') || context.asAbsolutePath('server'), java);
}

/** The spec that is looked at; programs that read the file need it saved. */
async function spec(saved: boolean): Promise<vscode.TextDocument> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'jdf') {
    throw new Error('Open a spec first, a file that ends in .jdf.');
  }
  if (saved && (document.isUntitled || document.isDirty) && !(await document.save())) {
    throw new Error('Save the spec first.');
  }
  return document;
}

function setting(name: string): string {
  return vscode.workspace.getConfiguration('jdf').get<string>(name, '');
}

async function complain(problem: unknown): Promise<void> {
  const message = problem instanceof Error ? problem.message : String(problem);
  const answer = await vscode.window.showErrorMessage(message, 'Settings');
  if (answer !== undefined) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'jdf.');
  }
}
