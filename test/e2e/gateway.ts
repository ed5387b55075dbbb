import { createRehearsal, type ListeningGateway, listen, parseFault, type Rehearsal } from '../../emulator';
import { gatewayDefinition, readSettings } from '../../policies';

/** A started gateway with simulated accounts, for real clients. */
export interface TestGateway {
  readonly url: string;
  readonly key: string;
  readonly rehearsal: Rehearsal;
  fault(account: string, fault: string): void;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startGateway(raw: { readonly [key: string]: unknown } = {}): Promise<TestGateway> {
  const { settings, mistakes } = readSettings({ openaiCapacity: 1000, ...raw });
  if (!settings) throw new Error(mistakes.map(({ key, message }) => `${key}: ${message}`).join('\n'));
  const key = 'a-client-key';
  const rehearsal = createRehearsal(gatewayDefinition(settings), { keys: { default: key } });
  const listening: ListeningGateway = await listen(rehearsal.gateway);
  return {
    url: listening.url,
    key,
    rehearsal,
    fault: (name, fault) => {
      const account = rehearsal.accounts.get(name);
      if (!account) throw new Error(`There is no account ${name}.`);
      account.fault = parseFault(fault);
    },
    close: async () => {
      await listening.close();
      await rehearsal.close();
    },
  };
}
