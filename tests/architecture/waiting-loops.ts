import ts from 'typescript';
import type { Source } from './sources.js';

/** Waits for a while: `pause(…)`, `delay(…)`, a timer, the next news, the end of a server. */
const waits = /\b(pause|delay|setTimeout|wait|after)\(|\.ended$/;

/**
 * Loops that await something, do not go over a list or up to a number, and do not wait for a while in each turn: when what they await
 * answers at once, they keep the process busy, deaf to signals and timers.
 */
export function loopsWithoutWait({ path, text }: Source): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isEndless = ts.isWhileStatement(node) || ts.isDoStatement(node) || (ts.isForStatement(node) && !counts(node));
    if (isEndless && awaits(node.statement) && !waitsIn(node.statement)) found.push(`${path}: ${headOf(node, file)}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `for (let i = 0; i < n; i++)` */
const counts = ({ condition, incrementor }: ts.ForStatement): boolean =>
  condition !== undefined &&
  ts.isBinaryExpression(condition) &&
  ['<', '<=', '>', '>='].includes(condition.operatorToken.getText()) &&
  incrementor !== undefined;

const headOf = (node: ts.IterationStatement, file: ts.SourceFile): string =>
  file.text.slice(node.getStart(file), node.statement.getStart(file)).trim().replaceAll(/\s+/g, ' ');

const awaits = (node: ts.Node): boolean =>
  someWithin(node, (one) => ts.isAwaitExpression(one) || (ts.isForOfStatement(one) && one.awaitModifier !== undefined));

/** A wait after a failure counts where the loop is left when nothing fails. */
const waitsIn = (node: ts.Node): boolean =>
  someWithin(
    node,
    (one) => ts.isAwaitExpression(one) && waits.test(one.expression.getText()),
    (one) => !ts.isCatchClause(one) || leaves(one.parent.tryBlock),
  );

function leaves({ statements }: ts.Block): boolean {
  const last = statements.at(-1);
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

/** Not within functions that the loop makes: they are called when they are called. */
function someWithin(
  node: ts.Node,
  is: (node: ts.Node) => boolean,
  enters: (node: ts.Node) => boolean = () => true,
): boolean {
  if (is(node)) return true;
  let found = false;
  ts.forEachChild(node, (child) => {
    found ||= !ts.isFunctionLike(child) && enters(child) && someWithin(child, is, enters);
  });
  return found;
}
