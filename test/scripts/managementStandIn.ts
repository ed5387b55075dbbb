import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const subscriptionId = '11111111-2222-3333-4444-555555555555';
export const subscription = `/subscriptions/${subscriptionId}`;

/** Azure's management endpoints on loopback: what a test puts into `answers` by path is what they answer. */
export class ManagementStandIn {
  answers: { [path: string]: unknown } = {};
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      const answer = this.answers[path];
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { error: { code: 'NotFound', message: path } }));
    });
  }

  static async start(): Promise<ManagementStandIn> {
    const standIn = new ManagementStandIn();
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** A subscription with all rights, where these regions offer two models and 100 thousand tokens per minute, 60 used. */
  offer(...locations: string[]): void {
    const models = [
      ['gpt-5.4-mini', '2026-03-17'],
      ['text-embedding-3-large', '1'],
    ] as const;
    this.answers = {
      [`${subscription}/providers/Microsoft.Authorization/permissions`]: {
        value: [{ actions: ['*'], notActions: [] }],
      },
      [`${subscription}/providers/Microsoft.CognitiveServices/accounts`]: { value: [] },
      [`${subscription}/providers/Microsoft.CognitiveServices/deletedAccounts`]: { value: [] },
      [`${subscription}/providers/Microsoft.ApiManagement/deletedservices`]: { value: [] },
      [`${subscription}/providers/Microsoft.ApiManagement/skus`]: {
        value: [{ resourceType: 'service', name: 'BasicV2', locations: ['East US'] }],
      },
    };
    for (const location of locations) {
      const region = `${subscription}/providers/Microsoft.CognitiveServices/locations/${location}`;
      this.answers[`${region}/models`] = {
        value: models.map(([name, version]) => ({
          kind: 'OpenAI',
          skuName: 'S0',
          model: { name, version, skus: [{ name: 'GlobalStandard' }] },
        })),
      };
      this.answers[`${region}/usages`] = {
        value: models.map(([name]) => ({
          name: { value: `OpenAI.GlobalStandard.${name}` },
          currentValue: 60,
          limit: 100,
        })),
      };
    }
    for (const name of ['CognitiveServices', 'ApiManagement', 'ManagedIdentity', 'OperationalInsights', 'Insights']) {
      this.answers[`${subscription}/providers/Microsoft.${name}`] = { registrationState: 'Registered' };
    }
  }
}
