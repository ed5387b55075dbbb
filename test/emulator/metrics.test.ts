import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Metrics } from '../../emulator/metrics';

test('a series is told by namespace, names and values of its dimensions, whatever is in them', () => {
  const text = fc.constantFrom('', 'a', 'b', 'a\0b', '\0', 'ab');
  const dimensions = fc
    .uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 3 })
    .map((all) => ({ names: all.map(([name]) => name), values: all.map(([, value]) => value) }));
  const sent = fc.record({ namespace: text, name: text, amount: fc.nat(9), dimensions });
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 12 }), (all) => {
      const metrics = new Metrics();
      const expected = new Map<string, unknown>();
      for (const { namespace, name, amount, dimensions } of all) {
        metrics.add(namespace, { [name]: amount }, dimensions);
        const key = JSON.stringify([namespace, name, dimensions]);
        const { count = 0, sum = 0 } = (expected.get(key) ?? {}) as { count?: number; sum?: number };
        const values = Object.fromEntries(dimensions.names.map((of, index) => [of, dimensions.values[index]]));
        expected.set(key, { namespace, name, dimensions: values, count: count + 1, sum: sum + amount });
      }
      expect(metrics.totals()).toEqual([...expected.values()]);
    }),
  );
});
