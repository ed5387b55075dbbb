import * as pulumi from '@pulumi/pulumi';
import { type MockCallArgs, MockMonitor } from '@pulumi/pulumi/runtime/mocks';
import { vi } from 'vitest';

/** Name of the project, as in Pulumi.yaml. */
export const project = 'azure-openai-load-balancer';

/** A resource as the engine was told of it. */
export interface Registered {
  /** Without `azure-native:`. */
  readonly type: string;
  readonly name: string;
  readonly inputs: { readonly [key: string]: unknown };
  /** Names of the resources that it depends on. */
  readonly dependsOn: readonly string[];
  readonly protect: boolean;
  /** Names that it had in earlier versions. */
  readonly formerNames: readonly string[];
  /** Types that it had in earlier versions, of this program or of azure-native. */
  readonly formerTypes: readonly string[];
  /** Outputs that are secrets although the provider does not say so. */
  readonly secretOutputs: readonly string[];
  readonly parent: string;
}

/** What a program registered, and what it returned. */
export class Registrations<T> {
  readonly all: readonly Registered[];
  readonly result: T;

  constructor(all: readonly Registered[], result: T) {
    this.all = all;
    this.result = result;
  }

  ofType(type: string): Registered[] {
    return this.all.filter((resource) => resource.type === type);
  }

  /** @throws Error when there is none, or more than one */
  one(type: string, name?: string): Registered {
    const found = this.ofType(type).filter((resource) => name === undefined || resource.name === name);
    if (found.length === 1 && found[0]) return found[0];
    const names = this.all.map((resource) => `${resource.type} ${resource.name}`).join(', ');
    throw new Error(`${found.length} resources ${type} ${name ?? ''}; there are ${names}`);
  }
}

/** An alias in a request; what it does not say is empty there. */
interface Alias {
  getSpec(): { getName(): string; getType(): string } | undefined;
}

/** The input that holds a resource's own name, by its type's last word. */
const nameInputs: { readonly [type: string]: string } = {
  Account: 'accountName',
  Api: 'apiId',
  ApiManagementService: 'serviceName',
  Subscription: 'sid',
};

/** The state of a created resource: its inputs, and what Azure would add. */
function stateOf(type: string, name: string, inputs: Registered['inputs']) {
  return {
    name: inputs[nameInputs[type.split(':').at(-1) ?? ''] ?? ''] ?? name,
    principalId: 'principal',
    clientId: 'client',
    gatewayUrl: 'https://gateway',
    connectionString: 'InstrumentationKey=instrumentation-key',
    ...inputs,
  };
}

function call({ token }: MockCallArgs): { [key: string]: unknown } {
  if (token === 'azure-native:authorization:getClientConfig')
    return { subscriptionId: 'subscription', tenantId: 'tenant' };
  if (token === 'azure-native:apimanagement:listSubscriptionSecrets')
    return { primaryKey: 'primary', secondaryKey: 'secondary' };
  throw new Error(`no answer for ${token}`);
}

/**
 * Runs a program, or a part of one, against Pulumi's mocks until nothing more is registered.
 *
 * @param config the stack's configuration, keys without the project's name
 */
export async function runWithMocks<T>(
  program: () => T | Promise<T>,
  config: { readonly [key: string]: string } = {},
): Promise<Registrations<T>> {
  const spy = vi.spyOn(MockMonitor.prototype, 'registerResource');
  const { calls } = spy.mock;
  const inputs = new Map<string, Registered['inputs']>();
  await pulumi.runtime.setMocks(
    {
      newResource: (resource) => {
        inputs.set(`${resource.type} ${resource.name}`, resource.inputs);
        return { id: `/ids/${resource.name}`, state: stateOf(resource.type, resource.name, resource.inputs) };
      },
      call,
    },
    project,
    'dev',
    false,
  );
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(config).map(([key, value]) => [`${project}:${key}`, value])),
  );
  let result: T;
  try {
    result = await program();
  } finally {
    // What was registered before an error is still under way.
    await pulumi.runtime.disconnect();
    spy.mockRestore();
  }
  const nameOf = (urn: string) => urn.split('::').at(-1) ?? '';
  const all = calls.map(([request]): Registered => {
    const [type, name] = [request.getType(), request.getName()];
    const aliases: Alias[] = request.getAliasesList();
    return {
      type: type.replace('azure-native:', ''),
      name,
      inputs: inputs.get(`${type} ${name}`) ?? {},
      dependsOn: request.getDependenciesList().map(nameOf),
      protect: request.getProtect() === true,
      formerNames: aliases.flatMap((alias) => alias.getSpec()?.getName() || []),
      formerTypes: aliases.flatMap((alias) => alias.getSpec()?.getType() || []),
      secretOutputs: request.getAdditionalsecretoutputsList(),
      parent: nameOf(request.getParent()),
    };
  });
  return new Registrations(all, result);
}

/** The value of an output. */
export function promiseOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}

/** How a secret stands in the inputs that a mock is given. */
export function secret(value: unknown) {
  return { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', value };
}
