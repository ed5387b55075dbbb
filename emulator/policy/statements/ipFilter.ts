import { BlockList, isIP } from 'node:net';
import type { StatementCompiler, StatementDefinition, Value } from '../compiler';
import type { XmlElement } from '../reader';
import { PolicyFailure, type Run } from '../run';

/** One address, or all addresses from the first to the last. */
interface Range {
  readonly from: Value<string>;
  readonly to: Value<string>;
}

/**
 * `<ip-filter>`: lets only some addresses in, or keeps them out. Who is kept out reads 403 Forbidden.
 *
 * Source: "Restrict caller IPs" of the policy reference; reasons: "Error handling in API Management policies".
 */
export const ipFilter: StatementDefinition = {
  name: 'ip-filter',
  compile: (element, compiler) => {
    const action = compiler.text('action');
    const ranges = element.children.flatMap((child) => rangeOf(child, compiler) ?? []);
    if (element.children.length === 0)
      compiler.report(element.offset, '<ip-filter> needs an <address> or an <address-range>');
    const fixed = ranges.every(({ from, to }) => from.constant !== undefined && to.constant !== undefined);
    const list = fixed ? listOf(ranges.map(({ from, to }) => [from.constant ?? '', to.constant ?? ''])) : undefined;
    return (run) => {
      const address = run.context.request.ipAddress;
      const family = familyOf(address);
      if (!family)
        throw denied('FailedToParseCallerIP', 'Failed to establish IP address for the caller. Access denied.');
      const found = (list ?? evaluated(ranges, run, compiler)).check(address, family);
      const allows = (action?.get(run) ?? 'allow') === 'allow';
      if (found === allows) return 'next';
      throw allows
        ? denied('CallerIpNotAllowed', `Caller IP address ${address} is not allowed. Access denied.`)
        : denied('CallerIpBlocked', 'Caller IP address is blocked. Access denied.');
    };
  },
};

function denied(reason: string, message: string): PolicyFailure {
  return new PolicyFailure('ip-filter', reason, message, 403, 'Forbidden');
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 0 ? undefined : `ipv${version as 4 | 6}`;
}

/** What is wrong with a range, if anything is. */
function problemOf(from: string, to: string): string | undefined {
  for (const address of [from, to]) {
    if (familyOf(address)) continue;
    const hint = address.includes('/') ? ': write a network as <address-range from="…" to="…" />' : '';
    return `"${address}" is no IP address${hint}`;
  }
  if (familyOf(from) !== familyOf(to)) return `${from} and ${to} are addresses of two different kinds`;
  try {
    listOf([[from, to]]);
    return undefined;
  } catch {
    return `${from} is behind ${to}: from has to be the first address of the range`;
  }
}

function rangeOf(child: XmlElement, compiler: StatementCompiler): Range | undefined {
  const single = child.name === 'address' ? compiler.content(child) : undefined;
  const from = single ?? compiler.text('from', child);
  const to = single ?? compiler.text('to', child);
  if (!from || !to) return undefined;
  if (from.constant === undefined || to.constant === undefined) return { from, to };
  const problem = problemOf(from.constant, to.constant);
  if (!problem) return { from, to };
  compiler.report(child.offset, problem);
  return undefined;
}

function evaluated(ranges: readonly Range[], run: Run, compiler: StatementCompiler): BlockList {
  return listOf(
    ranges.map(({ from, to }) => {
      const [first, last] = [from.get(run).trim(), to.get(run).trim()];
      const problem = problemOf(first, last);
      if (problem) throw compiler.failure(`Expression evaluation failed. ${problem}.`);
      return [first, last];
    }),
  );
}

function listOf(ranges: readonly (readonly [from: string, to: string])[]): BlockList {
  const list = new BlockList();
  for (const [from, to] of ranges) list.addRange(from, to, familyOf(from));
  return list;
}
