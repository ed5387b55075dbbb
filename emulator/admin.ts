import type { ServerExchange } from './http/serverExchange';
import { HeaderMap } from './message';
import { parseFault } from './openai';
import type { Rehearsal } from './rehearsal';

/** Where a started gateway takes orders; no operation of the API begins like this. */
const adminPath = '/_rehearsal';

const json = HeaderMap.from({ 'content-type': 'application/json' });

/**
 * Gives an account a fault, or takes it away (`none`).
 *
 * @throws Error that names the accounts, or the forms of faults
 */
export function setFault(rehearsal: Rehearsal, account: string, fault: string): void {
  const simulated = rehearsal.accounts.get(account);
  if (!simulated) {
    throw new Error(
      `There is no simulated account "${account}": there are ${[...rehearsal.accounts.keys()].join(', ')}.`,
    );
  }
  simulated.fault = parseFault(fault);
}

/**
 * Orders over HTTP, beside the API: `GET /_rehearsal/token?audience=&application=` mints a token of the Entra ID
 * stand-in, `GET /_rehearsal/metrics` tells the metrics that policies have sent, `POST /_rehearsal/fault?account=&fault=`
 * sets a fault.
 *
 * @returns a function for `ListenOptions.before`
 */
export function adminHandler(rehearsal: Rehearsal): (exchange: ServerExchange) => boolean {
  return (exchange) => {
    const { method, target } = exchange.request;
    if (!target.startsWith(`${adminPath}/`)) return false;
    const url = new URL(target, 'http://rehearsal');
    const reply = (status: number, value: unknown) => {
      exchange.answer({ status, reason: null, headers: json }, Buffer.from(`${JSON.stringify(value)}\n`));
    };
    try {
      const order = `${method} ${url.pathname.slice(adminPath.length + 1)}`;
      if (order === 'GET token') {
        const expiresIn = url.searchParams.get('expires-in') ?? '3600';
        if (!/^-?\d+$/.test(expiresIn)) throw new Error(`expires-in ${expiresIn}: give a whole number of seconds.`);
        const token = rehearsal.entra.mint({
          audience: url.searchParams.get('audience') ?? 'https://cognitiveservices.azure.com',
          applicationId: url.searchParams.get('application') ?? '11111111-1111-1111-1111-111111111111',
          expiresIn: Number(expiresIn),
        });
        reply(200, { token });
      } else if (order === 'POST fault') {
        setFault(rehearsal, url.searchParams.get('account') ?? '', url.searchParams.get('fault') ?? '');
        reply(200, { ok: true });
      } else if (order === 'GET metrics') reply(200, { metrics: rehearsal.metrics.totals() });
      else reply(404, { error: `There is no ${order} here: GET token, GET metrics, POST fault.` });
    } catch (error) {
      reply(400, { error: (error as Error).message });
    }
    return true;
  };
}
