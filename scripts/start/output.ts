import type { Rehearsal, RequestLog, TraceEntry } from '../../emulator';

/**
 * What a terminal shows first: URL, key, and lines to paste.
 *
 * @param ordered whether it takes orders that are typed
 */
export function banner(url: string, rehearsal: Rehearsal, ordered: boolean): string {
  const key = Object.values(rehearsal.keys)[0] ?? '';
  const accounts = [...rehearsal.accounts.values()].map(({ definition }) => {
    const quotas = definition.deployments.map(({ name, capacity }) => `${name} ${capacity}k TPM`).join(', ');
    return `  ${definition.priority}  ${definition.shortName.padEnd(18)} ${quotas}`;
  });
  return [
    '',
    `  Gateway  ${url}`,
    `  Key      ${key}`,
    '',
    '  Priority, account, quotas:',
    ...accounts,
    '',
    '  Try it:',
    '',
    `curl ${url}/openai/v1/chat/completions -H 'api-key: ${key}' -H 'content-type: application/json' -d '{"model": "chat", "messages": [{"role": "user", "content": "Hello"}]}'`,
    '',
    '  Python:',
    '',
    `AzureOpenAI(azure_endpoint="${url}", api_key="${key}", api_version="2025-04-01-preview")`,
    `OpenAI(base_url="${url}/openai/v1", api_key="${key}")`,
    '',
    '  A chat app:',
    '',
    `AZURE_OPENAI_CUSTOM_URL=${url} AZURE_OPENAI_API_KEY_OVERRIDE=${key}`,
    '',
    ...(ordered
      ? ['  While it runs: fault eastus=429:retry-after=20, fault eastus=none, quit']
      : ['  While it runs:', '', `curl -X POST '${url}/_rehearsal/fault?account=eastus&fault=429:retry-after=20'`]),
    '',
    '',
  ].join('\n');
}

/** One request: method, path, model, status, backend, attempts, milliseconds, and whether its answer broke off. */
export function logLine({ method, path, status, milliseconds, answer, brokeOff }: RequestLog): string {
  const shown = path.split('?')[0] ?? path;
  const text = (name: string) => {
    const value = answer?.variables.get(name);
    return typeof value === 'string' && value !== '' ? value : '-';
  };
  const cells = [shown, text('requested'), status, text('backend'), attemptsOf(answer?.variables.get('tried'))];
  return `${method.padEnd(6)} ${cells.join('  ')}  ${milliseconds.toFixed(1)} ms${brokeOff ? '  broke off' : ''}`;
}

/** The policy lists the backends that it tried as `;one;two;`; before it chooses, and in another policy, there is no list. */
function attemptsOf(tried: unknown): string {
  if (typeof tried !== 'string') return '-';
  const count = tried.split(';').filter((backend) => backend !== '').length;
  return count === 1 ? '1 attempt' : `${count} attempts`;
}

/** A request's trace, a line for each entry, with the properties that a trace statement gave it. */
export function traceLines(trace: readonly TraceEntry[]): string {
  const line = ({ source, message, elapsedMs, severity, metadata }: TraceEntry) => {
    const level = severity === 'error' || severity === 'information' ? ` (${severity})` : '';
    const properties = Object.entries(metadata ?? {}).map(([name, value]) => `  ${name}=${value}`);
    return `    +${elapsedMs} ms  ${source}${level}: ${message}${properties.join('')}\n`;
  };
  return trace.map(line).join('');
}
