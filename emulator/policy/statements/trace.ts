import type { StatementDefinition } from '../compiler';
import type { TraceEntry } from '../host';

/**
 * `<trace>`: a line for whoever listens, with its severity and its properties.
 *
 * Source: "Trace" of the policy reference.
 */
export const trace: StatementDefinition = {
  name: 'trace',
  compile: (element, compiler) => {
    const source = compiler.text('source');
    const severity = (compiler.literal('severity') ?? 'verbose') as NonNullable<TraceEntry['severity']>;
    const messages = compiler.children('message').map((child) => compiler.content(child));
    if (messages.length === 0) messages.push(compiler.content(element));
    const metadata = compiler.children('metadata').map((child) => ({
      name: compiler.text('name', child),
      value: compiler.text('value', child),
    }));
    return (run) => {
      run.host.trace?.({
        source: source?.get(run) ?? '',
        message: messages.map((message) => message.get(run)).join('\n'),
        elapsedMs: run.context.elapsedMs(),
        severity,
        metadata: Object.fromEntries(metadata.map(({ name, value }) => [name?.get(run) ?? '', value?.get(run) ?? ''])),
      });
      return 'next';
    };
  },
};
