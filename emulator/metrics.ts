/** What was sent of one metric with the same dimensions. */
export interface MetricTotal {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: { readonly [name: string]: string };
  /** How often. */
  readonly count: number;
  readonly sum: number;
}

/** Dimensions in their order: the names, none of them twice, and the value of each. */
export interface MetricDimensions {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

type Total = { -readonly [key in keyof MetricTotal]: MetricTotal[key] };

/** What was sent with the dimensions on the way here; those that go on have one dimension more. */
class Series {
  /** By the metric's name. */
  readonly totals = new Map<string, Total>();
  readonly #next = new Map<string, Series>();

  /** The series that goes on with a name or a value. A text for them all would have to be put together each time. */
  at(text: string): Series {
    let next = this.#next.get(text);
    if (!next) {
      next = new Series();
      this.#next.set(text, next);
    }
    return next;
  }
}

/** Metrics of policies, summed up as Azure Monitor shows them: a series for each combination of dimensions. */
export class Metrics {
  readonly #totals: Total[] = [];
  /** By namespace, then by name and value of each dimension. */
  readonly #series = new Series();

  /** Adds a value to each of some metrics (by name) that have the same dimensions. */
  add(namespace: string, amounts: { readonly [name: string]: number }, { names, values }: MetricDimensions): void {
    let series = this.#series.at(namespace);
    for (let index = 0; index < names.length; index++)
      series = series.at(names[index] as string).at(values[index] as string);
    for (const name in amounts) {
      const amount = amounts[name] as number;
      const total = series.totals.get(name);
      if (total) {
        total.count += 1;
        total.sum += amount;
      } else {
        const dimensions = Object.fromEntries(names.map((of, index) => [of, values[index] as string]));
        const added = { namespace, name, dimensions, count: 1, sum: amount };
        series.totals.set(name, added);
        this.#totals.push(added);
      }
    }
  }

  /** Every series, in the order in which they began. */
  totals(): MetricTotal[] {
    return this.#totals.map((total) => ({ ...total }));
  }
}
