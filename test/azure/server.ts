import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { changeOf, named } from './change';
import type { Cloud } from './cloud';
import { AzureError, type Json, text } from './kind';
import { kindOf } from './kinds';
import { overlay } from './overlay';
import { subscriptionId, tenantId } from './subscription';

/** What the provider asks of the cloud; the answer is JSON, an error `{ status, code, message }`. */
export interface ProviderRequest {
  readonly operation: 'check' | 'diff' | 'create' | 'update' | 'delete' | 'read' | 'invoke';
  readonly type: string;
  readonly id?: string;
  /** Pulumi's name of the resource, from which `check` makes one up. */
  readonly name?: string;
  /** The inputs so far, for `check` and `diff`. */
  readonly before?: Json;
  readonly inputs?: Json;
}

/** Serves a cloud on loopback: the provider's calls, Azure's purge endpoints and a managed identity's token endpoint. */
export async function serveCloud(cloud: Cloud): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer(async (request, response) => {
    const send = (status: number, body: unknown) => {
      // Less than a second, so that nobody who waits for a purge waits for long here.
      const headers = { 'content-type': 'application/json', 'retry-after': '0.05' };
      response.writeHead(status, headers).end(JSON.stringify(body ?? null));
    };
    try {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      if (url.pathname === '/provider') {
        const asked = JSON.parse(await bodyOf(request)) as ProviderRequest;
        send(200, await answer(cloud, asked));
      } else if (url.pathname === '/msi/token') {
        send(200, {
          access_token: 'stand-in',
          expires_on: `${Math.floor(Date.now() / 1000) + 86_400}`,
          resource: url.searchParams.get('resource'),
          token_type: 'Bearer',
        });
      } else {
        const [status, body] = management(cloud, request.method ?? 'GET', url.pathname);
        send(status, body);
      }
    } catch (error) {
      if (error instanceof AzureError) send(error.status, { error: { code: error.code, message: error.message } });
      else send(500, { error: { code: 'StandInFailure', message: String((error as Error).stack) } });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(cloud: Cloud, asked: ProviderRequest): Promise<unknown> {
  const { operation, type, id = '', name = '', before = {}, inputs = {} } = asked;
  if (operation === 'check') return named(kindOf(type), name, before, inputs);
  if (operation === 'diff') return changeOf(kindOf(type), before, inputs);
  if (operation === 'create') return cloud.create(type, inputs);
  if (operation === 'update') return cloud.update(type, id, inputs);
  if (operation === 'delete') return cloud.delete(type, id);
  if (operation === 'read') return cloud.find(id) ?? null;
  return invoke(cloud, type, inputs);
}

function invoke(cloud: Cloud, token: string, args: Json): unknown {
  if (token === 'azure-native:authorization:getClientConfig') {
    return { clientId: cloud.uuid('client'), objectId: cloud.uuid('object'), subscriptionId, tenantId };
  }
  if (token === 'azure-native:cognitiveservices:getAccount') {
    const account = cloud
      .all('azure-native:cognitiveservices:Account')
      .find((other) =>
        ['accountName', 'resourceGroupName'].every((key) => text(other.inputs, key) === text(args, key)),
      );
    if (!account)
      throw new AzureError(404, 'ResourceNotFound', `The account '${text(args, 'accountName')}' was not found.`);
    return { ...(overlay(account.inputs, account.outputs) as Json), id: account.id };
  }
  if (token === 'azure-native:apimanagement:listSubscriptionSecrets') {
    const subscription = cloud
      .all('azure-native:apimanagement:Subscription')
      .find((other) => text(other.inputs, 'sid') === text(args, 'sid'));
    if (!subscription) throw new AzureError(404, 'ResourceNotFound', `Subscription not found: ${text(args, 'sid')}`);
    return { primaryKey: subscription.outputs.primaryKey, secondaryKey: subscription.outputs.secondaryKey };
  }
  throw new Error(`The stand-in for Azure has no function ${token}: add it to test/azure/server.ts.`);
}

function management(cloud: Cloud, method: string, path: string): [number, unknown] {
  const match = /\/(deletedAccounts|deletedservices)\/([^/]+)$/.exec(path);
  if (!match) return [404, { error: { code: 'InvalidResourceType', message: path } }];
  const kind = match[1] === 'deletedAccounts' ? 'account' : 'service';
  const name = match[2] ?? '';
  if (method === 'DELETE') return [cloud.purge(kind, name), {}];
  const found = cloud.look(kind, name);
  return found ? [200, { name, properties: { deletionDate: found.deletionDate } }] : [404, {}];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
