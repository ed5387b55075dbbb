import * as applicationinsights from '@pulumi/azure-native/applicationinsights';
import * as monitor from '@pulumi/azure-native/monitor';
import * as operationalinsights from '@pulumi/azure-native/operationalinsights';
import * as pulumi from '@pulumi/pulumi';

/** What {@link Monitoring} needs. */
export interface MonitoringArgs {
  readonly resourceGroupName: pulumi.Input<string>;
  readonly location: string;
  readonly retentionInDays: number;
  readonly tags: { readonly [name: string]: string };
}

/** A Log Analytics workspace and the Application Insights component that writes into it. */
export class Monitoring extends pulumi.ComponentResource {
  readonly workspaceId: pulumi.Output<string>;
  readonly componentId: pulumi.Output<string>;
  /** Connection string of the component, secret. */
  readonly connectionString: pulumi.Output<string>;

  constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super('azure-openai-load-balancer:infra:Monitoring', name, {}, opts);
    const workspace = new operationalinsights.Workspace(
      name,
      {
        resourceGroupName: args.resourceGroupName,
        location: args.location,
        sku: { name: 'PerGB2018' },
        retentionInDays: args.retentionInDays,
        tags: args.tags,
      },
      { parent: this },
    );
    const component = new applicationinsights.Component(
      name,
      {
        resourceGroupName: args.resourceGroupName,
        location: args.location,
        applicationType: 'web',
        kind: 'web',
        ingestionMode: 'LogAnalytics',
        workspaceResourceId: workspace.id,
        tags: args.tags,
      },
      { parent: this, additionalSecretOutputs: ['connectionString', 'instrumentationKey'] },
    );
    this.workspaceId = workspace.id;
    this.componentId = component.id;
    this.connectionString = pulumi.secret(component.connectionString);
    this.registerOutputs({ workspaceId: this.workspaceId, componentId: this.componentId });
  }

  /** Sends an account's logs and metrics to the workspace. */
  watchAccount(name: string, accountId: pulumi.Input<string>): void {
    new monitor.DiagnosticSetting(
      name,
      {
        name: 'load-balancer',
        resourceUri: accountId,
        workspaceId: this.workspaceId,
        logs: [{ categoryGroup: 'allLogs', enabled: true }],
        metrics: [{ category: 'AllMetrics', enabled: true }],
      },
      { parent: this },
    );
  }
}
