import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type * as pulumi from '@pulumi/pulumi';
import { at, type Json, type StoredResource } from './kind';
import { kindOf } from './kinds';
import type { ProviderRequest } from './server';

/** How the engine marks a secret on the wire. */
const signature = '4dabf18193072939515e22adb298388d';

/** The same value with every secret opened: Azure gets plain values. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  if (signature in value) return plain((value as unknown as { value: unknown }).value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** Azure's answer laid over the inputs, which keep their secrets. */
function overlay(inputs: unknown, outputs: unknown): unknown {
  const both = [inputs, outputs].every(
    (side) => side !== null && typeof side === 'object' && !Array.isArray(side) && !(signature in (side as Json)),
  );
  if (!both) return outputs ?? inputs;
  const merged: { [key: string]: unknown } = { ...(inputs as Json) };
  for (const [key, value] of Object.entries(outputs as Json)) {
    merged[key] = key in merged ? overlay(merged[key], value) : value;
  }
  return merged;
}

function typeOf(urn: string): string {
  const types = urn.split('::')[2] ?? '';
  return types.split('$').at(-1) ?? '';
}

async function ask(request: ProviderRequest): Promise<unknown> {
  const url = process.env.AZURE_STAND_IN;
  if (!url) throw new Error('AZURE_STAND_IN is not set: the address of the stand-in for Azure (test/azure/server.ts).');
  const answer = await fetch(`${url}/provider`, { method: 'POST', body: JSON.stringify(request) });
  const body = (await answer.json()) as { error?: { code: string; message: string } } | null;
  if (!answer.ok)
    throw new Error(`Status=${answer.status} Code="${body?.error?.code}" Message="${body?.error?.message}"`);
  return body;
}

function stateOf(resource: StoredResource, inputs: Json): Json {
  const secretKeys = resource.type.endsWith(':Subscription') ? ['primaryKey', 'secondaryKey'] : [];
  const outputs = Object.fromEntries(
    Object.entries(resource.outputs).map(([key, value]) => [
      key,
      secretKeys.includes(key) ? { [signature]: '1b47061264138c4ac30d75fd1eb44270', value } : value,
    ]),
  );
  return { ...(overlay(inputs, outputs) as Json), id: resource.id, __inputs: inputs };
}

/** azure-native's contract towards the engine, with the stand-in behind it. */
export const provider: pulumi.provider.Provider = {
  async check(urn: string, olds: Json, news: Json) {
    const kind = kindOf(typeOf(urn));
    const inputs: { [key: string]: unknown } = { ...news };
    if (inputs[kind.name] === undefined) {
      const own = urn.split('::').at(-1) ?? '';
      const made = { random: `${own}${randomBytes(4).toString('hex')}`, copy: own, uuid: crypto.randomUUID() };
      inputs[kind.name] = olds?.[kind.name] ?? made[kind.autoName];
    }
    return { inputs };
  },

  async diff(_id: string, urn: string, olds: Json, news: Json) {
    const kind = kindOf(typeOf(urn));
    const before = (olds.__inputs ?? {}) as Json;
    const keys = new Set([...Object.keys(before), ...Object.keys(news)].filter((key) => !key.startsWith('__')));
    const changed = [...keys].filter((key) => !isDeepStrictEqual(plain(before[key]), plain(news[key])));
    const replaces = [kind.name, ...kind.replaceOn].filter(
      (path) => !isDeepStrictEqual(plain(at(before, path)), plain(at(news, path))),
    );
    return { changes: changed.length > 0, replaces, deleteBeforeReplace: replaces.length > 0 };
  },

  async create(urn: string, inputs: Json) {
    const resource = (await ask({
      operation: 'create',
      type: typeOf(urn),
      inputs: plain(inputs) as Json,
    })) as StoredResource;
    return { id: resource.id, outs: stateOf(resource, inputs) };
  },

  async update(id: string, urn: string, _olds: Json, news: Json) {
    const resource = (await ask({
      operation: 'update',
      type: typeOf(urn),
      id,
      inputs: plain(news) as Json,
    })) as StoredResource;
    return { outs: stateOf(resource, news) };
  },

  async delete(id: string, urn: string) {
    await ask({ operation: 'delete', type: typeOf(urn), id });
  },

  async read(id: string, urn: string, props?: Json) {
    const resource = (await ask({ operation: 'read', type: typeOf(urn), id })) as StoredResource | null;
    if (!resource) return {};
    return { id, props: stateOf(resource, (props?.__inputs ?? resource.inputs) as Json), inputs: resource.inputs };
  },

  async invoke(token: string, args: Json) {
    return { outputs: await ask({ operation: 'invoke', type: token, inputs: plain(args) as Json }) };
  },
};
