/** What the stack's `readme` output tells. */
export interface ReadmeFacts {
  readonly url: string;
  readonly resourceGroup: string;
  readonly accounts: readonly {
    readonly name: string;
    readonly host: string;
    readonly location: string;
    readonly priority: number;
  }[];
  readonly deployments: readonly string[];
  readonly clients: readonly string[];
}

/** The stack's own page (Markdown): the next steps, with its real values. */
export function readme(facts: ReadmeFacts): string {
  const client = facts.clients[0] ?? 'default';
  const deployment = facts.deployments[0] ?? 'chat';
  return [
    '# Azure OpenAI load balancer',
    '',
    `Gateway: ${facts.url}`,
    '',
    '## Ask it',
    '',
    '```sh',
    `KEY=$(pulumi stack output keys --show-secrets | jq -r '.["${client}"]')`,
    `curl ${facts.url}/openai/v1/chat/completions -H "api-key: $KEY" -H 'content-type: application/json' \\`,
    `  -d '{"model": "${deployment}", "messages": [{"role": "user", "content": "Hello"}]}'`,
    'npm run smoke',
    '```',
    '',
    '## Connect a chat app',
    '',
    '```sh',
    'azd env set OPENAI_HOST azure_custom',
    `azd env set AZURE_OPENAI_CUSTOM_URL ${facts.url}`,
    '```',
    '',
    '## What is behind it',
    '',
    '| priority | location | host |',
    '| --- | --- | --- |',
    ...facts.accounts.map(({ priority, location, host }) => `| ${priority} | ${location} | ${host} |`),
    '',
    `Deployments: ${facts.deployments.join(', ')}. Resource group: ${facts.resourceGroup}. Clients: ${facts.clients.join(', ')}.`,
    '',
  ].join('\n');
}
