import * as path from 'node:path';
import * as vscode from 'vscode';
import { finish, type Jdf } from './jdf';

/** A text that is made from a spec, and what makes it: {@code jbuild} with the spec as input. */
interface Kind {
  readonly ending: string;
  readonly language: string;
  readonly comment: string;
  readonly args: readonly string[];
}

const KINDS = {
  config: { ending: 'config.json', language: 'jsonc', comment: '// ', args: ['-', '-o', '-'] },
  explain: { ending: 'explain.txt', language: 'plaintext', comment: '', args: ['explain', '-'] }
} satisfies Record<string, Kind>;

export type View = keyof typeof KINDS;

const SCHEME = 'jdf';
const DELAY = 250;

/** Texts beside a spec that follow it when it is saved: a half-typed FROM must fetch nothing. */
export class Views implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly good = new Map<string, string>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly listening: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor(private readonly jdf: () => Promise<Jdf>) {
    this.listening = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidSaveTextDocument(document => this.later(document.uri)),
      vscode.workspace.onDidCloseTextDocument(document => this.good.delete(document.uri.toString()))
    );
  }

  async show(view: View, spec: vscode.TextDocument): Promise<void> {
    const kind: Kind = KINDS[view];
    const name = path.basename(spec.uri.path).replace(/\.jdf$/, '');
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      authority: view,
      path: `/${name}.${kind.ending}`,
      query: spec.uri.toString()
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, kind.language);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true
    });
  }

  /** What the spec is now; while it is wrong, what it was last, and what is wrong. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const kind: Kind = KINDS[uri.authority as View];
    const spec = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query));
    const jdf = await this.jdf();
    const folder = spec.uri.scheme === 'file' ? path.dirname(spec.uri.fsPath) : jdf.folder;
    const outcome = await finish(jdf.jbuild(...kind.args), folder, spec.getText());
    if (outcome.code === 0) {
      this.good.set(uri.toString(), outcome.out);
      return outcome.out;
    }
    const findings = outcome.err.trimEnd().replace(/^/gm, kind.comment);
    return `${findings}\n\n${this.good.get(uri.toString()) ?? ''}`;
  }

  dispose(): void {
    this.timers.forEach(timer => clearTimeout(timer));
    this.listening.dispose();
  }

  private later(spec: vscode.Uri): void {
    const key = spec.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => this.refresh(key), DELAY)
    );
  }

  private refresh(spec: string): void {
    this.timers.delete(spec);
    vscode.workspace.textDocuments
      .filter(document => document.uri.scheme === SCHEME && document.uri.query === spec)
      .forEach(document => this.changed.fire(document.uri));
  }
}
