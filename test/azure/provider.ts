import { Agent, request } from 'node:http';
import { version } from '@pulumi/azure-native/package.json';
import type * as pulumi from '@pulumi/pulumi';
import type { Json, StoredResource } from './kind';
import { overlay } from './overlay';
import { plain, secret } from './secrets';
import type { ProviderRequest } from './server';

function typeOf(urn: string): string {
  const types = urn.split('::')[2] ?? '';
  return types.split('$').at(-1) ?? '';
}

/** Keeps its connections: the engine asks for one thing after the other. */
const agent = new Agent({ keepAlive: true });

async function ask(asked: ProviderRequest): Promise<unknown> {
  const url = process.env.AZURE_STAND_IN;
  if (!url) throw new Error('AZURE_STAND_IN is not set: the address of the stand-in for Azure (test/azure/server.ts).');
  const { status, body } = await post(`${url}/provider`, JSON.stringify(asked));
  const answer = JSON.parse(body) as { error?: { code: string; message: string } } | null;
  if (status !== 200)
    throw new Error(`Status=${status} Code="${answer?.error?.code}" Message="${answer?.error?.message}"`);
  return answer;
}

/** In a process that has just begun, `fetch` takes twice as long. */
function post(url: string, content: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent }, async (response) => {
      try {
        let body = '';
        for await (const chunk of response.setEncoding('utf8')) body += chunk;
        resolve({ status: response.statusCode, body });
      } catch (error) {
        reject(error);
      }
    })
      .on('error', reject)
      .end(content);
  });
}

function stateOf(resource: StoredResource, inputs: Json): Json {
  const secretKeys = resource.type.endsWith(':Subscription') ? ['primaryKey', 'secondaryKey'] : [];
  const outputs = Object.fromEntries(
    Object.entries(resource.outputs).map(([key, value]) => [key, secretKeys.includes(key) ? secret(value) : value]),
  );
  return { ...(overlay(inputs, outputs) as Json), id: resource.id, __inputs: inputs };
}

/**
 * azure-native's contract towards the engine. It knows nothing itself and asks the stand-in for everything, so that it
 * starts as fast as a compiled provider does.
 */
export const provider: pulumi.provider.Provider = {
  // Pulumi warns of a provider that is older than the SDK.
  version,

  async check(urn: string, olds: Json, news: Json) {
    const name = urn.split('::').at(-1) ?? '';
    return { inputs: await ask({ operation: 'check', type: typeOf(urn), name, before: olds, inputs: news }) };
  },

  async diff(_id: string, urn: string, olds: Json, news: Json) {
    const before = (olds.__inputs ?? {}) as Json;
    return (await ask({ operation: 'diff', type: typeOf(urn), before, inputs: news })) as pulumi.provider.DiffResult;
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
