import type { StatementDefinition } from '../compiler';

/** `<choose>`: the first `when` whose condition is true, else `otherwise`. */
export const choose: StatementDefinition = {
  name: 'choose',
  compile: (_element, compiler) => {
    const whens = compiler.children('when').map((when, index) => ({
      condition: compiler.boolean('condition', false, when),
      step: compiler.statements(when.children, `when[${index + 1}]`),
    }));
    const otherwise = compiler.child('otherwise');
    const last = otherwise ? compiler.statements(otherwise.children, 'otherwise') : undefined;
    return (run) => {
      for (const { condition, step } of whens) if (condition.get(run)) return step(run);
      return last ? last(run) : 'next';
    };
  },
};
