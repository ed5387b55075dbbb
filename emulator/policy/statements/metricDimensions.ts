import type { PolicyContext } from '../../context';
import type { MetricDimensions } from '../../metrics';
import type { StatementCompiler, Value } from '../compiler';
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

interface Dimension {
  readonly name: Value<string> | undefined;
  readonly value: Value<string> | undefined;
  /** For one without a value. */
  readonly known: ((context: PolicyContext) => string | null | undefined) | undefined;
}

/** The dimensions of a metric that is going to be sent. */
export class PendingDimensions implements MetricDimensions {
  readonly names: string[];
  readonly values: string[] = [];
  readonly #unset: readonly Dimension[];

  /**
   * @param names those that are there already, whose values are {@link put} in their order
   * @param unset get their values when the metric is sent
   */
  constructor(names: string[], unset: readonly Dimension[]) {
    this.names = names;
    this.#unset = unset;
  }

  /** A name that is given twice has its last value. */
  put(name: string, value: string): void {
    const index = this.names.indexOf(name);
    if (index >= 0) this.values[index] = value;
    else {
      this.names.push(name);
      this.values.push(value);
    }
  }

  /** Adds those that API Management knows of itself. */
  complete({ context }: Run): MetricDimensions {
    for (const { name, known } of this.#unset) this.put(name?.constant ?? '', known?.(context) ?? '');
    return this;
  }
}

/**
 * Compiles the `<dimension>` children of a metric. One without a value has to have the name of a default dimension.
 *
 * The step's values are read at once; {@link PendingDimensions.complete} adds the default ones when the metric is sent,
 * when the backend that answered is known.
 *
 * Source: "llm-emit-token-metric", default dimension names that may be used without value.
 */
export function compileDimensions(compiler: StatementCompiler): (run: Run) => PendingDimensions {
  const dimensions = compiler.children('dimension').map((element): Dimension => {
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
  const unset = dimensions.filter(({ value }) => !value);
  // Names that are the same for every request are put together once.
  const constants = dimensions.map(({ name }) => (name ? name.constant : ''));
  const fixed = constants.includes(undefined) ? undefined : [...new Set(constants as string[])];
  return (run) => {
    const pending = new PendingDimensions(fixed ?? [], unset);
    for (const { name, value } of dimensions) pending.put(name?.get(run) ?? '', value?.get(run) ?? '');
    return pending;
  };
}
