import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import { compile, run } from './commands';
import { findJava } from './java';
import { Jdf } from './jdf';
import { Views } from './views';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const jdf = () => installed(context);
  const views = new Views(jdf);
  const command = (name: string, action: () => Promise<void>) =>
    vscode.commands.registerCommand(name, () => action().catch(complain));
  context.subscriptions.push(
    views,
    command('jdf.compile', async () => compile(await jdf(), await spec(true))),
    command('jdf.config', async () => views.show('config', await spec(false))),
    command('jdf.explain', async () => views.show('explain', await spec(false))),
    command('jdf.run', async () => run(await jdf(), await spec(true))),
    command('jdf.restart', () => restart(jdf)),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (['jdf.java', 'jdf.server', 'jdf.dockerfiles'].some(key => event.affectsConfiguration(key))) {
        restart(jdf).catch(complain);
      }
    })
  );
  await restart(jdf).catch(complain);
}

export async function deactivate(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.dispose();
}

async function restart(jdf: () => Promise<Jdf>): Promise<void> {
  await deactivate();
  const server = (await jdf()).jbuild('lsp');
  const fresh = new LanguageClient(
    'jdf',
    'jdf',
    { command: server.command, args: server.args, options: { env: server.env } },
    clientOptions()
  );
  client = fresh;
  await fresh.start();
}

function clientOptions(): LanguageClientOptions {
  const languages = setting<boolean>('dockerfiles') ? ['jdf', 'dockerfile'] : ['jdf'];
  return {
    documentSelector: languages.flatMap(language =>
      ['file', 'untitled'].map(scheme => ({ scheme, language }))
    ),
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/.jbuild.yaml') }
  };
}

async function installed(context: vscode.ExtensionContext): Promise<Jdf> {
  const java = await findJava(setting<string>('java.home') ?? '', process.env);
  return new Jdf(setting<string>('server.path') || context.asAbsolutePath('server'), java);
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

function setting<T>(name: string): T | undefined {
  return vscode.workspace.getConfiguration('jdf').get<T>(name);
}

async function complain(problem: unknown): Promise<void> {
  const message = problem instanceof Error ? problem.message : String(problem);
  const answer = await vscode.window.showErrorMessage(message, 'Settings');
  if (answer !== undefined) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'jdf.');
  }
}
