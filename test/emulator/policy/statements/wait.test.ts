import { expect, test } from 'vitest';
import { NetworkError } from '../../../../emulator/network';
import { PolicyGateway, type Received } from '../policyGateway';

const send = (name: string) =>
  `<send-request response-variable-name="${name}"><set-url>https://${name}.example/</set-url></send-request>`;
const tell = `<return-response><set-body>@(string.Join(",", new[] { "a", "b" }.Where(name => context.Variables.ContainsKey(name))))</set-body></return-response>`;

/** Answers of a and b that a test gives when it likes. */
function gated() {
  const open = new Map<string, () => void>();
  const aborted: string[] = [];
  return {
    open,
    aborted,
    backend: ({ url, signal }: Received) => {
      const name = new URL(url).hostname.split('.')[0] ?? '';
      return new Promise<object>((resolve, reject) => {
        open.set(name, () => resolve({}));
        signal?.addEventListener('abort', () => {
          aborted.push(name);
          reject(new NetworkError('aborted', 'The request was aborted.'));
        });
      });
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('for="all": requests run at the same time, and all are waited for', async () => {
  const { open, backend } = gated();
  const gateway = new PolicyGateway({ inbound: `<wait for="all">${send('a')}${send('b')}</wait>${tell}` }, { backend });
  let done = false;
  const answer = gateway.ask().finally(() => {
    done = true;
  });
  await turn();
  expect([...open.keys()]).toEqual(['a', 'b']);
  open.get('b')?.();
  await turn();
  expect(done).toBe(false);
  open.get('a')?.();
  expect((await answer).body).toBe('a,b');
});

test('for="any": the first is enough, and the others are broken off', async () => {
  const { open, aborted, backend } = gated();
  const gateway = new PolicyGateway({ inbound: `<wait for="any">${send('a')}${send('b')}</wait>${tell}` }, { backend });
  const answer = gateway.ask();
  await turn();
  open.get('b')?.();
  expect((await answer).body).toBe('b');
  expect(aborted).toEqual(['a']);
});

test('for="any": only the backend that the first one chose stays', async () => {
  const { open, backend } = gated();
  const branch = (name: string) =>
    `<choose><when condition="@(true)"><set-backend-service base-url="https://of-${name}.example" />${send(name)}</when></choose>`;
  const gateway = new PolicyGateway({ inbound: `<wait for="any">${branch('a')}${branch('b')}</wait>` }, { backend });
  const answer = gateway.ask();
  await turn();
  open.get('a')?.();
  await turn();
  open.get('of-a')?.();
  expect((await answer).status).toBe(200);
});

test('a failure stands once the others are through, and its path names the statement', async () => {
  const gateway = new PolicyGateway(
    {
      inbound: `<wait for="all">${send('a')}${send('b')}</wait>`,
      onError: `<return-response><set-body>@(context.LastError.Path + " " + context.Variables.ContainsKey("b"))</set-body></return-response>`,
    },
    {
      backend: ({ url }) => {
        if (url.includes('//a.')) throw new NetworkError('refused', 'refused');
        return {};
      },
    },
  );
  expect((await gateway.ask()).body).toBe('wait/send-request[1] True');
});

test('a branch can end the pipeline', async () => {
  const gateway = new PolicyGateway({
    inbound: `<wait for="all"><choose><when condition="@(true)"><return-response><set-status code="418" /></return-response></when></choose></wait>`,
  });
  expect((await gateway.ask()).status).toBe(418);
  expect(gateway.received).toEqual([]);
});
