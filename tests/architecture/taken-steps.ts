import ts from 'typescript';
import type { Source } from './sources.js';

/** Where something is done in a start outside of its steps. */
export interface OutsideSteps {
  /** File and line. */
  readonly place: string;
  readonly text: string;
}

/** A call of this name opens something, or does something slow. */
const opening =
  /^(announce|begin|connect|create|follow|launch|listen|load|make|open|prepare|seed|serve|start|take|watch)([A-Z]|$)/;

/** What opens nothing although its name says so. */
const opensNothing: ReadonlySet<string> = new Set([
  'createLog', // writes to standard error, which is open
  'createMetrics', // counts in memory
  'createTopicFeed', // reads when it is asked to
  'watchConsumer', // measures when somebody reads the metrics
  'watchFollower',
  'watchModels',
]);

/**
 * What stands in a start and is not part of a step. A start is what is given to `Startup.start`, and every function that takes the `Steps` of
 * one. In it, whatever is awaited is a step or gets the steps, and whatever opens something is called in a step.
 */
export function outsideSteps({ path, text }: Source): readonly OutsideSteps[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: OutsideSteps[] = [];
  const report = (node: ts.Node): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ place: `${path}:${line + 1}`, text: node.getText(file).split('\n')[0]! });
  };
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return; // done when a step calls it
    if (ts.isAwaitExpression(node) && !isStep(unwrapped(node.expression))) report(node);
    if (ts.isCallExpression(node) && !isStep(node) && opensSomething(node)) report(node);
    ts.forEachChild(node, look);
  };
  const visit = (node: ts.Node): void => {
    const body = startBody(node);
    if (body) ts.forEachChild(body, look);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The body of a function that starts something. */
function startBody(node: ts.Node): ts.Node | undefined {
  if (!ts.isFunctionDeclaration(node) && !ts.isArrowFunction(node)) return undefined;
  const takesSteps = node.parameters.some(({ type }) => type?.getText() === 'Steps');
  return takesSteps || isGivenToStart(node) ? node.body : undefined;
}

const isGivenToStart = ({ parent }: ts.Node): boolean =>
  ts.isCallExpression(parent) && /\bstartup(\(\))?\.start$/i.test(parent.expression.getText());

/** `step(…)`, `open(…)`, or a call that passes the steps on. */
function isStep(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  return (
    /^(steps\.)?(step|open)$/.test(node.expression.getText()) || node.arguments.some((one) => one.getText() === 'steps')
  );
}

function opensSomething({ expression }: ts.CallExpression): boolean {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
  return opening.test(name) && !opensNothing.has(name);
}

const unwrapped = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ? unwrapped(node.expression) : node;
