import type { StatementDefinition } from '../compiler';

/** Both names of the statement: the dimensions are read now, the tokens when the answer is through. */
function emitTokenMetric(name: string): StatementDefinition {
  return {
    name,
    compile: (_element, compiler) => {
      const namespace = compiler.literal('namespace') ?? 'API Management';
      const dimensions = compiler.children('dimension').map((dimension) => ({
        name: compiler.literal('name', dimension) ?? '',
        value: compiler.text('value', dimension),
      }));
      return (run) => {
        if (run.host.metric) {
          const values = Object.fromEntries(dimensions.map(({ name: key, value }) => [key, value?.get(run) ?? '']));
          run.tokenMetrics.push({ namespace, dimensions: values });
        }
        return 'next';
      };
    },
  };
}

export const llmEmitTokenMetric = emitTokenMetric('llm-emit-token-metric');
export const azureOpenaiEmitTokenMetric = emitTokenMetric('azure-openai-emit-token-metric');
