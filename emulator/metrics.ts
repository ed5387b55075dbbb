/** What was sent of one metric with the same dimensions. */
export interface MetricTotal {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: { readonly [name: string]: string };
  /** How often. */
  readonly count: number;
  readonly sum: number;
}

type Total = { -readonly [key in keyof MetricTotal]: MetricTotal[key] };

/** Metrics of policies, summed up as Azure Monitor shows them: a series for each combination of dimensions. */
export class Metrics {
  readonly #totals: Total[] = [];
  /** By namespace and dimensions, then by name. */
  readonly #series = new Map<string, Map<string, Total>>();

  /** Adds a value to each of some metrics (by name) that have the same dimensions. */
  add(namespace: string, values: { readonly [name: string]: number }, dimensions: MetricTotal['dimensions']): void {
    let key = namespace;
    for (const dimension in dimensions) key += `\0${dimension}\0${dimensions[dimension]}`;
    let series = this.#series.get(key);
    if (!series) {
      series = new Map();
      this.#series.set(key, series);
    }
    for (const name in values) {
      const value = values[name] as number;
      const total = series.get(name);
      if (total) {
        total.count += 1;
        total.sum += value;
      } else {
        const added = { namespace, name, dimensions, count: 1, sum: value };
        series.set(name, added);
        this.#totals.push(added);
      }
    }
  }

  /** Every series, in the order in which they began. */
  totals(): MetricTotal[] {
    return this.#totals.map((total) => ({ ...total }));
  }
}
