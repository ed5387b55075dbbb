import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TokenUsage } from '../../../emulator/policy/tokenUsage';
import { usageAtEnd } from '../../../emulator/policy/usageAtEnd';

function read(answer: string): TokenUsage | undefined {
  const body = Buffer.from(answer);
  const at = body.lastIndexOf('"usage"');
  return at < 0 ? undefined : usageAtEnd(body, at);
}

/** The count by the whole answer; undefined when it has none. */
function parsed(answer: string): TokenUsage | undefined {
  const { usage } = JSON.parse(answer);
  if (typeof usage !== 'object' || usage === null) return undefined;
  const prompt = Number(usage.prompt_tokens ?? usage.input_tokens ?? 0);
  const completion = Number(usage.completion_tokens ?? usage.output_tokens ?? 0);
  return { prompt, completion, total: Number(usage.total_tokens ?? prompt + completion) };
}

const details = { reasoning_tokens: 1, audio: null, cached: true };

test.each([
  ['Chat Completions', { usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 } }],
  ['Responses', { usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7 }, user: null, store: true }],
  ['Embeddings', { data: [{ embedding: [0.1] }], usage: { prompt_tokens: 7, total_tokens: 7 } }],
  ['no total', { usage: { prompt_tokens: 3, completion_tokens: 4 } }],
  ['both names', { usage: { input_tokens: 9, prompt_tokens: 3, output_tokens: 8, completion_tokens: 4 } }],
  ['no count', { usage: { seconds: 3 } }],
  ['details', { usage: { prompt_tokens: 0, completion_tokens_details: details, details: {}, more: 'x' } }],
  ['what comes behind it', { usage: { total_tokens: 7 }, service_tier: 'default', fingerprint: null, n: 1 }],
  ['what speaks of it before', { a: '"usage":{"total_tokens":9}}', b: { usage: {} }, usage: { total_tokens: 7 } }],
])('reads %s', (_what, answer) => {
  const expected = parsed(JSON.stringify(answer));
  expect(expected).toBeDefined();
  expect(read(JSON.stringify(answer))).toEqual(expected);
  expect(read(JSON.stringify(answer, undefined, '\t').replaceAll('\n', '\r\n'))).toEqual(expected);
});

test.each([
  ['{"a":{"usage":{"total_tokens":7}}}'],
  ['{"response":{"usage":{"total_tokens":7}}}'],
  ['[{"usage":{"total_tokens":7}}]'],
  [' {"usage":{"total_tokens":7}}'],
  ['{"of \\"usage":{"total_tokens":7}}'],
  ['{"usage":{"total_tokens":7},"choices":[]}'],
  ['{"usage":{"total_tokens":7},"a":"\\n"}'],
  ['{"usage":{"total_tokens":7.5}}'],
  ['{"usage":{"total_tokens":7e1}}'],
  ['{"usage":{"total_tokens":-7}}'],
  ['{"usage":{"total_tokens":07}}'],
  ['{"usage":{"total_tokens":1234567890123456}}'],
  ['{"usage":{"total_tokens":"7"}}'],
  ['{"usage":{"total_tokens":null}}'],
  ['{"usage":{"total_tokens":{"a":1}}}'],
  ['{"usage":{"total\\u005ftokens":7}}'],
  ['{"usage":{"a":{"b":{"c":1}}}}'],
  ['{"usage":{"a":[1]}}'],
  ['{"usage":{"a":07"b"}}'],
  ['{"usage":{"total_tokens":7,}}'],
  ['{"usage":{"total_tokens":7}'],
  ['{"usage":{"total_tokens":7}}}'],
  ['{"usage":{"total_tokens":7'],
  ['{"usage":{"total_to'],
  ['{"usage":{}}'],
  ['{"usage":null}'],
  ['{"usage"}'],
  ['{"usage"'],
  ['{"a":"usage"}'],
])('leaves %s to those that read the whole', (answer) => {
  expect(read(answer)).toBeUndefined();
});

const names = [
  'prompt_tokens',
  'completion_tokens',
  'total_tokens',
  'input_tokens',
  'output_tokens',
  'usage',
  'details',
];
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.nat(),
    fc.constantFrom<unknown>(null, true, '}', '{"usage":{"total_tokens":1}}', '"usage', 'é\\', -1, 1.5, 1e300, ''),
    fc.string(),
    tie('object'),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
  object: fc
    .array(fc.tuple(fc.oneof({ arbitrary: fc.constantFrom(...names), weight: 4 }, fc.string()), tie('value')), {
      maxLength: 5,
    })
    .map((members) => ({ members })),
}));

/** With members of the same name, which JSON.stringify does not write. */
function written(value: unknown, blank: string): string {
  if (Array.isArray(value)) return `[${value.map((one) => written(one, blank)).join(`${blank},`)}${blank}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { members } = value as { members: readonly (readonly [string, unknown])[] };
  const each = members.map(([name, of]) => `${blank}${JSON.stringify(name)}${blank}:${blank}${written(of, blank)}`);
  return `{${each.join(',')}${blank}}${blank}`;
}

test('what is read is what the whole answer says, whatever it is', () => {
  const count = fc.record(Object.fromEntries(names.map((name) => [name, fc.nat()])), { requiredKeys: [] });
  let times = 0;
  fc.assert(
    fc.property(
      tree.object,
      fc.option(count),
      tree.object,
      fc.constantFrom('', ' ', '\r\n\t'),
      (answer, usage, behind, blank) => {
        const { members } = answer as { members: (readonly [string, unknown])[] };
        const more = (behind as typeof answer & { members: typeof members }).members;
        const last = usage ? [['usage', { members: Object.entries(usage) }] as const] : [];
        const text = written({ members: [...members, ...last, ...more.slice(0, 1)] }, blank);
        const found = read(text);
        if (!found) return;
        times += 1;
        expect(found).toEqual(parsed(text));
      },
    ),
    { numRuns: 2000 },
  );
  expect(times).toBeGreaterThan(100);
});
