import type { AttributeSchema, ElementSchema } from '../../policies/builder/build';
import { statementSchemas } from '../../policies/builder/build';

/** What the documentation of a generated function says. */
export interface Description {
  readonly what: string;
  readonly page: string;
  readonly example: string;
}

const sentences: { readonly [name: string]: string } = {
  'authentication-basic': 'Signs the request to the backend with a user name and a password.',
  'authentication-certificate': 'Presents a client certificate to the backend.',
  'authentication-managed-identity':
    "Takes a token of the service's managed identity, and sends it to the backend or keeps it in a variable.",
  'authentication-oauth2': 'Signs the request to the backend with OAuth 2.',
  'authentication-token': 'Takes a token for a request that a policy sends itself.',
  'authentication-token-store': 'Takes a token from a token store.',
  'azure-openai-emit-token-metric': 'Sends the tokens that Azure OpenAI counted to Application Insights as metrics.',
  'azure-openai-semantic-cache-lookup': 'Answers from the cache when a prompt is close enough to an earlier one.',
  'azure-openai-semantic-cache-store': 'Keeps the answer for later prompts that are close enough.',
  'azure-openai-token-limit': 'Limits the tokens per minute or per period of whoever the key names.',
  base: "Runs the broader scope's statements of the same section here.",
  block: 'Groups statements.',
  'cache-lookup': 'Answers from the response cache.',
  'cache-lookup-value': 'Reads a value from the cache into a variable, which stays unset when there is none.',
  'cache-remove-value': 'Removes a value from the cache.',
  'cache-store': 'Keeps the response in the response cache.',
  'cache-store-value': 'Stores a value in the cache for a number of seconds; it may be there only a moment later.',
  'check-header': 'Refuses a request without a header, or with another value in it.',
  choose: 'Runs the statements of the first `when` whose condition is true, else those of `otherwise`.',
  cors: 'Answers preflight requests and lets browsers of other origins call.',
  'cosmosdb-data-source': 'Resolves a GraphQL field from Cosmos DB.',
  'cross-domain': 'Lets Flash and Silverlight clients call.',
  'emit-metric': 'Sends a custom metric to Application Insights.',
  'find-and-replace': 'Replaces text in the body.',
  'forward-request': 'Sends the request to the backend and waits for its headers.',
  'get-authorization-context': 'Takes the token of a credential manager connection into a variable.',
  'graphql-data-source': 'Resolves a GraphQL field from a GraphQL service.',
  'http-data-source': 'Resolves a GraphQL field over HTTP.',
  'include-fragment': "Puts a fragment's statements here.",
  'invoke-dapr-binding': 'Calls a Dapr binding.',
  'invoke-request': 'Calls a URL.',
  'ip-filter': 'Lets in, or keeps out, callers by their address.',
  'json-to-xml': 'Turns a JSON body into XML.',
  jsonp: 'Wraps JSON for a script tag.',
  'limit-concurrency': 'Runs its statements for at most so many requests at a time; more get 429 at once.',
  'llm-content-safety': 'Has the prompt judged by Azure AI Content Safety.',
  'llm-emit-token-metric': 'Sends the tokens that a model counted to Application Insights as metrics.',
  'llm-semantic-cache-lookup': 'Answers from the cache when a prompt is close enough to an earlier one.',
  'llm-semantic-cache-store': 'Keeps the answer for later prompts that are close enough.',
  'llm-token-limit': 'Limits the tokens per minute or per period of whoever the key names.',
  'log-to-eventhub': 'Sends a message to an event hub.',
  'mock-response': 'Answers with an example of the operation, without a backend.',
  proxy: 'Sends requests to backends through a proxy.',
  'publish-event': 'Publishes an event to GraphQL subscribers.',
  'publish-to-dapr': 'Publishes a message to a Dapr topic.',
  quota: "Limits calls and bandwidth of a product's subscription per period.",
  'quota-by-key': 'Limits calls and bandwidth of whoever the key names, per period.',
  'rate-limit': 'Limits the calls of a subscription in a sliding window.',
  'rate-limit-by-key': 'Limits the calls of whoever the key names in a sliding window.',
  'redirect-content-urls': "Puts the gateway's address into links of the body.",
  retry: 'Runs its statements once, then again while the condition is true and the count lasts.',
  'return-response': 'Ends the pipeline with a response of its own.',
  'rewrite-uri': 'Changes the path that the backend gets.',
  'send-one-way-request': 'Sends a request of its own and does not wait for the answer.',
  'send-request': 'Sends a request of its own and keeps the answer in a variable.',
  'send-service-bus-message': 'Sends a message to Service Bus.',
  'set-backend-service': 'Chooses the backend, by its id or by a base URL.',
  'set-body': 'Sets the body of the request, or of the response in outbound.',
  'set-header': 'Sets, adds or deletes a header of the request, or of the response in outbound and on-error.',
  'set-method': "Changes the request's method.",
  'set-query-parameter': 'Sets, adds or deletes a query parameter of the request.',
  'set-request-metric-dimension-value': "Gives a dimension of the request's metrics a value.",
  'set-status': "Sets the response's status code and reason.",
  'set-url': 'The address of a request that a policy sends itself.',
  'set-variable': 'Sets a context variable; a literal is always a System.String.',
  'sql-data-source': 'Resolves a GraphQL field from Azure SQL.',
  trace: 'Writes a line into traces and telemetry.',
  'validate-azure-ad-token': 'Refuses a request without a valid token of Microsoft Entra ID.',
  'validate-client-certificate': 'Refuses a request without a valid client certificate.',
  'validate-content': 'Checks the size and the content type of a body, and the body against its schema.',
  'validate-graphql-request': 'Checks a GraphQL request against its schema.',
  'validate-headers': "Checks the response's headers against the API's description.",
  'validate-jwt': 'Refuses a request without a valid JSON Web Token.',
  'validate-odata-request': 'Checks an OData request against its description.',
  'validate-parameters': "Checks the request's parameters against the API's description.",
  'validate-status-code': "Checks the response's status code against the API's description.",
  wait: 'Runs its statements at the same time and waits for all of them, or for the first.',
  'xml-to-json': 'Turns an XML body into JSON.',
  'xsl-transform': 'Transforms an XML body with a style sheet.',
};

/** Prose and a rendered example of one statement. */
export function describe(name: string): Description {
  const what = sentences[name];
  if (!what) throw new Error(`Say in scripts/generateStatements/prose.ts what <${name}> does.`);
  return { what, page: `${name}-policy`, example: example({ name, ...statementSchemas[name] }) };
}

/** The statement with what it needs and no more. */
function example(schema: ElementSchema): string {
  const attributes = (schema.attributes ?? [])
    .filter((attribute) => attribute.required)
    .map((attribute) => ` ${attribute.name}="${sample(attribute)}"`);
  const children = (schema.children ?? []).filter((child) => child.min === '1');
  const inner = children.map((child) => `  ${example(child).replaceAll('\n', '\n  ')}`);
  if (schema.statements && schema.name !== 'set-body') inner.push('  ...');
  if (inner.length > 0) return [`<${schema.name}${attributes.join('')}>`, ...inner, `</${schema.name}>`].join('\n');
  return schema.text
    ? `<${schema.name}${attributes.join('')}>text</${schema.name}>`
    : `<${schema.name}${attributes.join('')} />`;
}

function sample(attribute: AttributeSchema): string {
  if (attribute.enum) return attribute.enum[0] ?? '';
  if (attribute.type === 'boolean')
    return attribute.name === 'condition' ? '@(context.Response.StatusCode == 429)' : 'true';
  if (attribute.type === 'string') return attribute.name;
  return '1';
}
