import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import type { Jdf } from './jdf';

/**
 * The language server: one at a time, and none before there is a text for it, since the extension
 * wakes up for Dockerfiles that it leaves alone.
 */
export class Service implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private asked = false;
  /** Starts and stops follow one another. */
  private last: Promise<void> = Promise.resolve();
  private readonly opening: vscode.Disposable;

  constructor(
    private readonly jdf: () => Promise<Jdf>,
    private readonly complain: (problem: unknown) => Promise<void>
  ) {
    this.opening = vscode.workspace.onDidOpenTextDocument(document => {
      this.wake([document]);
    });
  }

  /** Starts the server if one of the texts is for it; what fails once is not tried for each text. */
  wake(documents: readonly vscode.TextDocument[]): void {
    if (!this.asked && documents.some(document => vscode.languages.match(selector(), document) > 0)) {
      this.restart().catch(this.complain);
    }
  }

  restart(): Promise<void> {
    this.asked = true;
    return this.then(async () => {
      await this.end();
      await this.begin();
    });
  }

  /** After other settings: there may be no text for the server any more. */
  reconsider(): void {
    this.asked = false;
    this.stop().catch(this.complain);
    this.wake(vscode.workspace.textDocuments);
  }

  stop(): Promise<void> {
    return this.then(() => this.end());
  }

  dispose(): void {
    this.opening.dispose();
  }

  private then(action: () => Promise<void>): Promise<void> {
    const next = this.last.catch(() => undefined).then(action);
    this.last = next;
    return next;
  }

  private async begin(): Promise<void> {
    const server = (await this.jdf()).jbuild('lsp');
    this.client = new LanguageClient(
      'jdf',
      'jdf',
      { command: server.command, args: server.args, options: { env: server.env } },
      options()
    );
    await this.client.start();
  }

  private async end(): Promise<void> {
    const old = this.client;
    this.client = undefined;
    await old?.dispose();
  }
}

function options(): LanguageClientOptions {
  return {
    documentSelector: [...selector(), { scheme: 'file', pattern: '**/.jbuild.yaml' }],
    initializationOptions: { commands: ['jdf.explain'] },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/.jbuild.yaml') }
  };
}

/** The texts that a server is started for. */
function selector(): { scheme: string; language: string }[] {
  const dockerfiles = vscode.workspace.getConfiguration('jdf').get<boolean>('dockerfiles');
  const languages = dockerfiles ? ['jdf', 'dockerfile'] : ['jdf'];
  return languages.flatMap(language =>
    ['file', 'untitled'].map(scheme => ({ scheme, language }))
  );
}
