import type { PolicyContext } from '../../context';
import type { StatementCompiler } from '../compiler';
import type { Run } from '../run';

/** Dimensions whose value API Management knows of itself. */
const defaults: { readonly [name: string]: (context: PolicyContext) => string | null | undefined } = {
  'API ID': ({ api }) => api.id,
  'Operation ID': ({ operation }) => operation?.id,
  'Product ID': ({ product }) => product?.id,
  'User ID': ({ user }) => user?.id,
  'Subscription ID': ({ subscription }) => subscription?.id,
  Location: ({ deployment }) => deployment.region,
  'Gateway ID': ({ deployment }) => deployment.gatewayId,
  'Backend ID': ({ backend }) => backend?.id,
};

/** Dimensions by name. */
export interface Dimensions {
  readonly [name: string]: string;
}

/**
 * Compiles the `<dimension>` children of a metric. One without a value has to have the name of a default dimension.
 *
 * The step's values are read at once; what it returns adds the default ones when the metric is sent, when the backend
 * that answered is known.
 *
 * Source: "llm-emit-token-metric", default dimension names that may be used without value.
 */
export function compileDimensions(compiler: StatementCompiler): (run: Run) => () => Dimensions {
  const dimensions = compiler.children('dimension').map((element) => {
    const name = compiler.text('name', element);
    const value = compiler.text('value', element);
    const known = defaults[name?.constant ?? ''];
    if (!value && !known) {
      compiler.report(
        element.offset,
        `the dimension needs a value: only ${Object.keys(defaults).join(', ')} have one of their own`,
      );
    }
    return { name, value, known };
  });
  return (run) => {
    const values: { [name: string]: string } = {};
    for (const { name, value } of dimensions) values[name?.get(run) ?? ''] = value?.get(run) ?? '';
    return () => {
      for (const { name, value, known } of dimensions)
        if (!value) values[name?.constant ?? ''] = known?.(run.context) ?? '';
      return values;
    };
  };
}
