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
  /** The ways in that are open. */
  readonly callers: {
    readonly keys: boolean;
    readonly bearerKeys: boolean;
    readonly entraAudiences: readonly string[];
  };
}

/** How a shell gets what a caller proves itself with, and the header that carries it. */
function credential({ clients, callers }: ReadmeFacts): { readonly line: string; readonly header: string } {
  if (callers.keys || callers.bearerKeys) {
    const line = `KEY=$(pulumi stack output keys --show-secrets | jq -r '.["${clients[0] ?? 'default'}"]')`;
    return { line, header: callers.keys ? 'api-key: $KEY' : 'authorization: Bearer $KEY' };
  }
  const audience = callers.entraAudiences[0] ?? 'https://cognitiveservices.azure.com';
  const line = `TOKEN=$(az account get-access-token --resource ${audience} --query accessToken --output tsv)`;
  return { line, header: 'authorization: Bearer $TOKEN' };
}

/** The stack's own page (Markdown): the next steps, with its real values. */
export function readme(facts: ReadmeFacts): string {
  const { line, header } = credential(facts);
  const deployment = facts.deployments[0] ?? 'chat';
  return [
    '# Azure OpenAI load balancer',
    '',
    `Gateway: ${facts.url}`,
    '',
    '## Ask it',
    '',
    '```sh',
    line,
    `curl ${facts.url}/openai/v1/chat/completions -H "${header}" -H 'content-type: application/json' \\`,
    `  -d '{"model": "${deployment}", "messages": [{"role": "user", "content": "Hello"}]}'`,
    'npm run smoke',
    '```',
    '',
    '## Connect a chat app',
    '',
    '```sh',
    'azd env set OPENAI_HOST azure_custom',
    `azd env set AZURE_OPENAI_CUSTOM_URL ${facts.url}`,
    // Without a key the app comes with its own identity's token.
    ...(facts.callers.keys ? ['azd env set AZURE_OPENAI_API_KEY_OVERRIDE "$KEY"'] : []),
    'azd up',
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
