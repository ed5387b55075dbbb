import type { StatementCompiler } from '../compiler';
import type { XmlElement } from '../reader';
import type { Run } from '../run';

const actions = ['override', 'skip', 'append', 'delete'] as const;

/** What is done with a header or a query parameter that is there already. */
export type ExistsAction = (typeof actions)[number];

/** Compiles `exists-action`, override where nothing is said. */
export function compileExistsAction(element: XmlElement, compiler: StatementCompiler): (run: Run) => ExistsAction {
  const written = compiler.text('exists-action', element);
  const fixed = actions.find((one) => one === (written ? written.constant : 'override'));
  if (fixed) return () => fixed;
  return (run) => {
    const text = written?.get(run);
    const action = actions.find((one) => one === text);
    if (action) return action;
    throw compiler.failure(
      `Expression evaluation failed. exists-action has to be one of ${actions.join(', ')}, not "${text}".`,
    );
  };
}
