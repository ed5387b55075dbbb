import type { StatementDefinition } from '../compiler';

/** `<trace>`: a line for whoever listens. */
export const trace: StatementDefinition = {
  name: 'trace',
  compile: (element, compiler) => {
    const source = compiler.text('source');
    const child = compiler.child('message');
    const message = child ? compiler.content(child) : compiler.content(element);
    return (run) => {
      run.host.trace?.({
        source: source?.get(run) ?? '',
        message: message.get(run),
        elapsedMs: run.context.elapsedMs(),
      });
      return 'next';
    };
  },
};
