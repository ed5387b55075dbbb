import {
  createRehearsal,
  type ListeningGateway,
  listen,
  parseFault,
  type Rehearsal,
  type SimulatedAccount,
  VirtualClock,
} from '../../emulator';
import { definitionFor, type RawSettings } from '../definitionFor';
import { entraKey } from '../entraKey';

/** A started gateway with simulated accounts, for real clients; time passes only when a test says so. */
export interface TestGateway {
  readonly url: string;
  readonly key: string;
  readonly clock: VirtualClock;
  readonly rehearsal: Rehearsal;
  account(name: string): SimulatedAccount;
  /** Lets an account, or with `*` every one, do something else than answer. */
  fault(account: string, fault: string): void;
  /** Lets time pass until the answer is there, as it must where an account hangs. */
  inTime<T>(answer: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startGateway(
  raw: RawSettings = {},
  options: { readonly pace?: number } = {},
): Promise<TestGateway> {
  const key = 'a-client-key';
  const clock = new VirtualClock();
  const rehearsal = createRehearsal(definitionFor({ openaiCapacity: 1000, ...raw }), {
    keys: { default: key },
    clock,
    entraKey,
    ...options,
  });
  const account = (name: string): SimulatedAccount => {
    const found = rehearsal.accounts.get(name);
    if (!found) throw new Error(`There is no account ${name}.`);
    return found;
  };
  const listening: ListeningGateway = await listen(rehearsal.gateway);
  return {
    url: listening.url,
    key,
    clock,
    rehearsal,
    account,
    fault: (name, fault) => {
      for (const one of name === '*' ? rehearsal.accounts.values() : [account(name)]) one.fault = parseFault(fault);
    },
    inTime: async (answer) => {
      let settled = false;
      const settle = () => {
        settled = true;
      };
      answer.then(settle, settle);
      while (!settled) await clock.advance(1000);
      return answer;
    },
    close: async () => {
      await listening.close();
      await rehearsal.close();
    },
  };
}
