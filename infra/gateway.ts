import * as apimanagement from '@pulumi/azure-native/apimanagement';
import * as pulumi from '@pulumi/pulumi';
import type { GatewayDefinition, NamedValueDefinition } from '../policies';
import type { Monitoring } from './monitoring';
import { Purge } from './purge';

/** What {@link Gateway} needs. */
export interface GatewayArgs {
  readonly definition: GatewayDefinition;
  readonly serviceName: string;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly location: string;
  readonly subscriptionId: string;
  readonly tenantId: string;
  readonly sku: string;
  readonly units: number;
  readonly publisherEmail: string;
  readonly publisherName: string;
  /** The user-assigned identity that the gateway calls the accounts with. */
  readonly identity: { readonly id: pulumi.Input<string>; readonly clientId: pulumi.Input<string> };
  readonly monitoring?: Monitoring | undefined;
  readonly purgeOnDestroy: boolean;
  readonly protect: boolean;
  readonly tags: { readonly [name: string]: string };
}

/** The API Management service and all that the definition says about it. */
export class Gateway extends pulumi.ComponentResource {
  readonly serviceName: pulumi.Output<string>;
  /** Base URL that clients are given. */
  readonly url: pulumi.Output<string>;
  /** The key of each client by its name, secret. */
  readonly keys: { readonly [client: string]: pulumi.Output<string> };

  readonly #args: GatewayArgs;
  readonly #service: apimanagement.ApiManagementService;

  constructor(name: string, args: GatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    super('azure-openai-load-balancer:infra:Gateway', name, {}, opts);
    this.#args = args;
    this.#service = this.#createService(name);
    this.serviceName = this.#service.name;
    this.url = this.#service.gatewayUrl;

    const api = this.#createApi();
    this.keys = this.#createClients(api);
    const named = this.#createNamedValues();
    const backends = this.#createBackends();
    const fragments = this.#createFragments(named);
    this.#createPolicies(api, [...named, ...backends, ...fragments]);
    if (args.monitoring) this.#createDiagnostics(api, args.monitoring);
    this.registerOutputs({ serviceName: this.serviceName, url: this.url, keys: this.keys });
  }

  /** Where every child of the service belongs. */
  get #place() {
    return { resourceGroupName: this.#args.resourceGroupName, serviceName: this.#service.name };
  }

  #createService(name: string): apimanagement.ApiManagementService {
    const args = this.#args;
    const purge = args.purgeOnDestroy
      ? new Purge(
          `${name}-purge`,
          {
            kind: 'service',
            subscriptionId: args.subscriptionId,
            location: args.location,
            resourceGroupName: args.resourceGroupName,
            name: args.serviceName,
          },
          { parent: this },
        )
      : undefined;
    return new apimanagement.ApiManagementService(
      name,
      {
        resourceGroupName: args.resourceGroupName,
        serviceName: args.serviceName,
        // From the purge, so that a service that moves is purged before it is made again (see Purge).
        location: purge?.location ?? args.location,
        sku: { name: args.sku, capacity: args.units },
        publisherEmail: args.publisherEmail,
        publisherName: args.publisherName,
        identity: {
          type: 'UserAssigned',
          userAssignedIdentities: pulumi.output(args.identity.id).apply((id) => ({ [id]: {} })),
        },
        tags: args.tags,
      },
      { parent: this, protect: args.protect, ...(purge ? { dependsOn: [purge] } : {}) },
    );
  }

  #createApi(): apimanagement.Api {
    const { api, operations } = this.#args.definition;
    const resource = new apimanagement.Api(
      api.id,
      {
        ...this.#place,
        apiId: api.id,
        displayName: api.displayName,
        path: api.path,
        protocols: ['https'],
        // The policy lets callers in: two of the three ways in carry no subscription key.
        subscriptionRequired: api.subscriptionRequired,
        subscriptionKeyParameterNames: { header: api.subscriptionKeyHeader, query: api.subscriptionKeyQuery },
      },
      { parent: this },
    );
    for (const operation of operations) {
      new apimanagement.ApiOperation(
        `operation-${operation.id}`,
        {
          ...this.#place,
          apiId: resource.name,
          operationId: operation.id,
          displayName: operation.displayName,
          method: operation.method,
          urlTemplate: operation.urlTemplate,
          templateParameters: operation.templateParameters.map((parameter) => ({ ...parameter })),
        },
        { parent: resource, aliases: [{ name: operation.id }] },
      );
    }
    return resource;
  }

  #createClients(api: apimanagement.Api): { [client: string]: pulumi.Output<string> } {
    const keys: { [client: string]: pulumi.Output<string> } = {};
    for (const client of this.#args.definition.clients) {
      const subscription = new apimanagement.Subscription(
        `client-${client.name}`,
        {
          ...this.#place,
          sid: client.name,
          displayName: client.displayName,
          scope: pulumi.interpolate`/apis/${api.name}`,
          state: 'active',
        },
        { parent: this },
      );
      // Read at every update, so that a key rotated in the portal reaches the named value.
      const secrets = apimanagement.listSubscriptionSecretsOutput({ ...this.#place, sid: subscription.name });
      keys[client.name] = pulumi.secret(secrets.apply((both) => both.primaryKey ?? ''));
    }
    return keys;
  }

  #createNamedValues(): apimanagement.NamedValue[] {
    return this.#args.definition.namedValues.map(
      (named) =>
        new apimanagement.NamedValue(
          `named-value-${named.id}`,
          {
            ...this.#place,
            namedValueId: named.id,
            displayName: named.id,
            secret: named.secret,
            value: this.#valueOf(named),
          },
          { parent: this },
        ),
    );
  }

  #valueOf(named: NamedValueDefinition): pulumi.Input<string> {
    if ('value' in named) return named.secret ? pulumi.secret(named.value) : named.value;
    if (named.from === 'tenantId') return this.#args.tenantId;
    if (named.from === 'identityClientId') return this.#args.identity.clientId;
    const key = this.keys[named.from.clientKey];
    if (!key)
      throw new Error(`The named value ${named.id} wants the key of ${named.from.clientKey}, who is no client.`);
    return key;
  }

  #createBackends(): apimanagement.Backend[] {
    return this.#args.definition.backends.map(
      (backend) =>
        new apimanagement.Backend(
          `backend-${backend.id}`,
          {
            ...this.#place,
            backendId: backend.id,
            title: backend.account,
            url: backend.url,
            protocol: 'http',
            tls: { validateCertificateChain: true, validateCertificateName: true },
          },
          { parent: this },
        ),
    );
  }

  #createFragments(named: readonly pulumi.Resource[]): apimanagement.PolicyFragment[] {
    return this.#args.definition.fragments.map(
      (fragment) =>
        // Pulumi's SDK hands no input called `id` over: the fragment's id is made from the resource's name.
        new apimanagement.PolicyFragment(
          fragment.id,
          { ...this.#place, format: 'rawxml', value: fragment.xml },
          { parent: this, dependsOn: [...named] },
        ),
    );
  }

  #createPolicies(api: apimanagement.Api, needed: readonly pulumi.Resource[]): void {
    for (const policy of this.#args.definition.policies) {
      new apimanagement.ApiPolicy(
        `${policy.scope}-policy`,
        { ...this.#place, apiId: api.name, policyId: 'policy', format: 'rawxml', value: policy.xml },
        // Azure refuses a document that names a value or a backend that is not there yet.
        { parent: this, dependsOn: [...needed] },
      );
    }
  }

  #createDiagnostics(api: apimanagement.Api, monitoring: Monitoring): void {
    const logger = new apimanagement.Logger(
      'application-insights',
      {
        ...this.#place,
        loggerId: 'application-insights',
        loggerType: 'applicationInsights',
        resourceId: monitoring.componentId,
        credentials: { connectionString: monitoring.connectionString },
      },
      { parent: this },
    );
    // Prompts and answers stay out of the logs, and a logged body would buffer the streams.
    const nothing = { body: { bytes: 0 }, headers: [] };
    new apimanagement.ApiDiagnostic(
      'application-insights',
      {
        ...this.#place,
        apiId: api.name,
        diagnosticId: 'applicationinsights',
        loggerId: logger.id,
        alwaysLog: 'allErrors',
        httpCorrelationProtocol: 'W3C',
        metrics: true,
        sampling: { samplingType: 'fixed', percentage: 100 },
        verbosity: 'information',
        frontend: { request: nothing, response: nothing },
        backend: { request: nothing, response: nothing },
      },
      { parent: this },
    );
  }
}
