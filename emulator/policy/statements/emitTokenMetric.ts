import type { StatementDefinition } from '../compiler';
import { observeAnswer } from '../tokenUsage';
import { compileDimensions } from './metricDimensions';

/**
 * Both names of the statement: the dimensions are read now, the tokens when the answer is through. An answer that counts
 * no tokens gives no metric: a stream counts them when the request says `include_usage`.
 *
 * Source: "llm-emit-token-metric".
 */
function emitTokenMetric(name: string): StatementDefinition {
  return {
    name,
    compile: (element, compiler) => {
      if (element.children.length === 0) compiler.report(element.offset, `<${name}> needs a <dimension>`);
      for (const attribute of element.attributes) {
        if (!['namespace', 'id'].includes(attribute.name))
          compiler.notRun(attribute.offset, `${attribute.name} of <${name}> is not run by the emulator yet`);
      }
      const namespace = compiler.literal('namespace') ?? 'API Management';
      const dimensions = compileDimensions(compiler);
      return (run) => {
        const values = dimensions(run);
        run.onResponse.push(() => {
          observeAnswer(run, ({ usage }) => {
            if (!usage) return;
            const { host, context } = run;
            const counts = {
              'Total Tokens': usage.total,
              'Prompt Tokens': usage.prompt,
              'Completion Tokens': usage.completion,
            };
            host.metrics?.(namespace, counts, values.complete(run));
            if (!host.trace) return;
            for (const [metric, count] of Object.entries(counts))
              host.trace({ source: name, message: `${metric}: ${count}`, elapsedMs: context.elapsedMs() });
          });
          return 'next';
        });
        return 'next';
      };
    },
  };
}

/** `<llm-emit-token-metric>`: for models of any provider. */
export const llmEmitTokenMetric = emitTokenMetric('llm-emit-token-metric');

/** `<azure-openai-emit-token-metric>`: the same under its older name. */
export const azureOpenaiEmitTokenMetric = emitTokenMetric('azure-openai-emit-token-metric');
