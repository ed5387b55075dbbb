import type { StatementDefinition } from '../compiler';
import type { Outcome, Run, Step } from '../run';

/** `<choose>`: the first `when` whose condition is true, else `otherwise`. */
export const choose: StatementDefinition = {
  name: 'choose',
  entered: ['cache-store'],
  compile: (_element, compiler) => {
    const whens = compiler.children('when').map((when, index) => ({
      condition: compiler.boolean('condition', false, when),
      step: compiler.statements(when.children, `when[${index + 1}]`),
    }));
    const otherwise = compiler.child('otherwise');
    const last = otherwise ? compiler.statements(otherwise.children, 'otherwise') : undefined;
    const branches = [...whens.map(({ step }) => step), ...(last ? [last] : [])];
    return (run) => {
      if (run.only !== undefined) return search(branches, run);
      for (const { condition, step } of whens) if (condition.get(run)) return step(run);
      return last ? last(run) : 'next';
    };
  },
};

/** Goes through the branches, whatever their conditions, until the statement that is looked for was there. */
async function search(branches: readonly Step[], run: Run): Promise<Outcome> {
  for (const branch of branches) {
    if (run.only === undefined) break;
    if ((await branch(run)) === 'end') return 'end';
  }
  return 'next';
}
