import { expect, test } from 'vitest';
import { statements } from '../../../emulator/policy/registry';
import { statementSchemas } from '../../../policies/builder/build';
import { PolicyGateway } from './policyGateway';

test('every statement that runs is one of API Management’s, under its own name', () => {
  expect([...statements.keys()].filter((name) => statementSchemas[name] === undefined)).toEqual([]);
  expect([...statements]).toEqual([...statements.values()].map((definition) => [definition.name, definition]));
});

test.each(['llm-token-limit', 'azure-openai-token-limit', 'llm-emit-token-metric', 'azure-openai-emit-token-metric'])(
  '%s runs, under this name and in its traces',
  async (name) => {
    const attributes = 'counter-key="k" estimate-prompt-tokens="false" tokens-per-minute="1"';
    const inbound = name.endsWith('limit')
      ? `<${name} ${attributes} />`
      : `<${name}><dimension name="API ID" /></${name}>`;
    const gateway = new PolicyGateway(
      { inbound, onError: '<set-header name="X-Source"><value>@(context.LastError.Source)</value></set-header>' },
      { backend: () => ({ body: '{"usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}}' }) },
    );
    await gateway.ask({ body: {} });
    const { trace, headers } = await gateway.ask({ body: {} });
    expect([...trace.map(({ source }) => source), headers.get('X-Source')]).toContain(name);
  },
);
