import * as path from 'node:path';
import * as vscode from 'vscode';
import { finish, type Jdf, type Program } from './jdf';

/** Writes config.json where jbuild does, from the saved spec. */
export async function compile(jdf: Jdf, spec: vscode.TextDocument): Promise<void> {
  const folder = path.dirname(spec.uri.fsPath);
  const output = path.join(folder, 'config.json');
  const outcome = await finish(jdf.jbuild(spec.uri.fsPath, '-o', output), folder, '');
  if (outcome.code !== 0) {
    void vscode.window.showErrorMessage(firstLine(outcome.err) || 'jbuild failed');
    return;
  }
  const answer = await vscode.window.showInformationMessage(`Written: ${output}`, 'Open');
  if (answer !== undefined) {
    await vscode.window.showTextDocument(vscode.Uri.file(output));
  }
}

/** Runs the saved spec in a terminal, which stays when the program has ended. */
export async function run(jdf: Jdf, spec: vscode.TextDocument): Promise<void> {
  const name = path.basename(spec.uri.fsPath);
  const program = jdf.jexec(spec.uri.fsPath);
  const task = new vscode.Task(
    { type: 'jdf', file: spec.uri.fsPath },
    vscode.TaskScope.Workspace,
    name,
    'jexec',
    new vscode.ProcessExecution(program.command, program.args, {
      cwd: path.dirname(spec.uri.fsPath),
      env: changes(program)
    })
  );
  task.presentationOptions = { clear: true, echo: false, focus: true };
  await vscode.tasks.executeTask(task);
}

/** A task adds to the environment that the terminal has anyway. */
function changes(program: Program): Record<string, string> {
  const home = program.env.JDF_JAVA;
  return home === undefined ? {} : { JDF_JAVA: home };
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? '';
}
