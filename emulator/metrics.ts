/** What was sent of one metric with the same dimensions. */
export interface MetricTotal {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: { readonly [name: string]: string };
  /** How often. */
  readonly count: number;
  readonly sum: number;
}

/** Metrics of policies, summed up as Azure Monitor shows them: a series for each combination of dimensions. */
export class Metrics {
  readonly #totals = new Map<string, MetricTotal>();

  add(namespace: string, name: string, dimensions: MetricTotal['dimensions'], value: number): void {
    const series = JSON.stringify([namespace, name, dimensions]);
    const { count, sum } = this.#totals.get(series) ?? { count: 0, sum: 0 };
    this.#totals.set(series, { namespace, name, dimensions, count: count + 1, sum: sum + value });
  }

  /** Every series, in the order in which they began. */
  totals(): MetricTotal[] {
    return [...this.#totals.values()];
  }
}
