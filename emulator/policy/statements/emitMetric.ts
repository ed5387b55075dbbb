import type { StatementDefinition } from '../compiler';
import { compileDimensions } from './metricDimensions';

/**
 * `<emit-metric>`: counts a metric with its dimensions, and leaves a line in the trace.
 *
 * Source: "Emit custom metrics" of the policy reference.
 */
export const emitMetric: StatementDefinition = {
  name: 'emit-metric',
  compile: (element, compiler) => {
    if (element.children.length === 0) compiler.report(element.offset, '<emit-metric> needs a <dimension>');
    compiler.refuse(['default-dimensions']);
    const metric = compiler.literal('name') ?? '';
    const namespace = compiler.literal('namespace') ?? 'API Management';
    const value = compiler.number('value');
    const dimensions = compileDimensions(compiler);
    return (run) => {
      const amount = value?.get(run) ?? 1;
      const sent = dimensions(run).complete(run);
      run.host.metrics?.(namespace, { [metric]: amount }, sent);
      const values = Object.fromEntries(sent.names.map((name, index) => [name, sent.values[index]]));
      run.host.trace?.({
        source: 'emit-metric',
        message: `${namespace}, ${metric}: ${amount} ${JSON.stringify(values)}`,
        elapsedMs: run.context.elapsedMs(),
      });
      return 'next';
    };
  },
};
