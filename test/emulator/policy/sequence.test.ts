import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PolicyGateway } from './policyGateway';

/** A statement, and what it does: says its letter, fails, or ends the section. */
type Node =
  | { readonly kind: 'say'; readonly letter: string; readonly waits: boolean }
  | { readonly kind: 'fail'; readonly waits: boolean }
  | { readonly kind: 'end' }
  | { readonly kind: 'choose'; readonly whens: readonly (readonly Node[])[]; readonly otherwise: readonly Node[] };

const variable = '(string)context.Variables["said"]';

/** A `retry` of one round: what stands in it is waited for. */
const waited = (xml: string) => `<retry condition="@(false)" count="1" interval="0">${xml}</retry>`;

function xmlOf(node: Node): string {
  switch (node.kind) {
    case 'say':
    case 'fail': {
      const value = node.kind === 'say' ? `${variable} + "${node.letter}"` : 'int.Parse("x")';
      const xml = `<set-variable name="said" value="@(${value})" />`;
      return node.waits ? waited(xml) : xml;
    }
    case 'end':
      return '<return-response />';
    case 'choose': {
      const whens = node.whens.map((nodes, index) => `<when condition="${conditionOf(index)}">${listOf(nodes)}</when>`);
      return `<choose>${whens.join('')}<otherwise>${listOf(node.otherwise)}</otherwise></choose>`;
    }
  }
}

const listOf = (nodes: readonly Node[]) => nodes.map(xmlOf).join('');

/** Each branch is taken after a different number of letters, so that a request comes through all of them. */
const conditionOf = (index: number) => `@((${variable}).Length % 3 == ${index})`;

interface Outcome {
  said: string;
  ended: boolean;
  failedAt: string | undefined;
}

/** What comes of statements, told by walking through them. */
function walk(nodes: readonly Node[], path: string, outcome: Outcome): void {
  const names = nodes.map((node) => {
    if (node.kind === 'choose') return 'choose';
    if (node.kind === 'end') return 'return-response';
    return node.waits ? 'retry' : 'set-variable';
  });
  for (const [index, node] of nodes.entries()) {
    if (outcome.ended || outcome.failedAt !== undefined) return;
    const name = names[index] as string;
    const before = names.slice(0, index + 1).filter((one) => one === name).length;
    const own = `${path}${name}${names.filter((one) => one === name).length > 1 ? `[${before}]` : ''}`;
    if (node.kind === 'say') outcome.said += node.letter;
    else if (node.kind === 'fail') outcome.failedAt = node.waits ? `${own}/set-variable` : own;
    else if (node.kind === 'end') outcome.ended = true;
    else {
      const taken = node.whens.findIndex((_, branch) => outcome.said.length % 3 === branch);
      if (taken < 0) walk(node.otherwise, `${own}/otherwise/`, outcome);
      else walk(node.whens[taken] ?? [], `${own}/when[${taken + 1}]/`, outcome);
    }
  }
}

const { nodes } = fc.letrec<{ node: Node; nodes: Node[] }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 4 }),
  node: fc.oneof(
    { depthSize: 'small' },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('say' as const),
        letter: fc.constantFrom('a', 'b', 'c'),
        waits: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('fail' as const), waits: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('choose' as const),
        whens: fc.array(tie('nodes'), { minLength: 1, maxLength: 2 }),
        otherwise: tie('nodes'),
      }),
    },
  ),
}));

test.each([
  ['as one function', false],
  ['one by one, as a trace of statements has them', true],
])('any statements, waiting or not, nested or not, run in their order: %s', async (_, byStatement) => {
  await fc.assert(
    fc.asyncProperty(nodes, async (tree) => {
      const expected: Outcome = { said: '', ended: false, failedAt: undefined };
      walk(tree, '', expected);
      const gateway = new PolicyGateway(
        {
          inbound: '<include-fragment fragment-id="start" /><include-fragment fragment-id="tree" />',
          backend: '<set-variable name="through" value="yes" />',
          outbound: '',
          onError: '<set-header name="X-Failed"><value>@(context.LastError.Path)</value></set-header>',
        },
        {
          byStatement,
          fragments: {
            start: '<fragment><set-variable name="said" value="" /></fragment>',
            tree: `<fragment>${listOf(tree)}</fragment>`,
          },
        },
      );
      const answer = await gateway.ask();
      expect({
        said: answer.variables.get('said'),
        through: answer.variables.has('through'),
        failedAt: answer.headers.get('X-Failed')?.replace(/^include-fragment\[2\]\//, ''),
      }).toEqual({
        said: expected.said,
        through: !expected.ended && expected.failedAt === undefined,
        failedAt: expected.failedAt,
      });
    }),
    { numRuns: 150 },
  );
});
