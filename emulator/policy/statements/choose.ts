import type { StatementDefinition } from '../compiler';
import type { Outcome, Run, Step } from '../run';
import { isPlain } from '../sequenceCode';

/** `<choose>`: the first `when` whose condition is true, else `otherwise`. */
export const choose: StatementDefinition = {
  name: 'choose',
  entered: ['cache-store'],
  compile: (_element, compiler) => {
    const whens = compiler.children('when').map((when, index) => ({
      condition: compiler.boolean('condition', false, when),
      body: compiler.statements(when.children, `when[${index + 1}]`),
    }));
    const otherwise = compiler.child('otherwise');
    const last = otherwise ? [compiler.statements(otherwise.children, 'otherwise')] : [];
    const branches = [...whens.map(({ body }) => body), ...last];
    return {
      isPlain: branches.every(isPlain),
      write: (code) => {
        const tests = whens.map(({ condition, body }) => `if(${condition.write(code)}){${code.block(body)}}`);
        return [...tests, ...last.map((body) => `{${code.block(body)}}`)].join('else ');
      },
      search: (run) => search(branches, run),
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
