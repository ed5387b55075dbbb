import type { OperationDefinition } from '../../policies';
import type { OperationInfo } from '../context';

/** An operation and the values of its template's parameters. */
export interface RouteMatch {
  readonly operation: OperationInfo & { readonly id: string };
  readonly parameters: ReadonlyMap<string, string>;
}

/** The routes of a method. */
interface Routes {
  /** In the order in which they are tried. */
  readonly all: Route[];
  /** By path as the template has it, for those without parameters: nearly every request is for one of them. */
  readonly exact: Map<string, RouteMatch>;
}

interface Route {
  readonly operation: RouteMatch['operation'];
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Query parameters of the template: name in the URL, name of the parameter. */
  readonly query: readonly (readonly [string, string])[];
  /** For each segment: 0 fixed, 1 parameter, 2 wildcard. The more is fixed, the earlier it is tried. */
  readonly rank: string;
}

const noQuery: ReadonlyMap<string, readonly string[]> = new Map();

/**
 * Finds operations by method and URL template: `{name}` is one segment, `*` or `{*name}` at the end is all that follows;
 * `?key={name}` takes a query parameter where there is one. A fixed segment wins over a parameter, a parameter over a
 * wildcard, wherever the operations stand.
 */
export class Router {
  readonly #routes = new Map<string, Routes>();

  constructor(operations: readonly OperationDefinition[]) {
    for (const operation of operations) {
      const method = operation.method.toUpperCase();
      const routes: Routes = this.#routes.get(method) ?? { all: [], exact: new Map() };
      routes.all.push(routeOf(operation));
      this.#routes.set(method, routes);
    }
    for (const { all, exact } of this.#routes.values()) {
      all.sort((one, other) => one.rank.localeCompare(other.rank));
      for (const { operation } of all) {
        const path = operation.urlTemplate ?? '';
        const found = search(all, path, noQuery);
        if (found && found.operation.urlTemplate === path && !/[{}*?]/.test(path)) exact.set(path, found);
      }
    }
  }

  /**
   * @param path with its leading slash, still encoded, below the API's own path
   * @returns undefined when there is no such operation
   */
  match(method: string, path: string, query: ReadonlyMap<string, readonly string[]> = noQuery): RouteMatch | undefined {
    const routes = this.#routes.get(method) ?? this.#routes.get(method.toUpperCase());
    return routes && (routes.exact.get(path) ?? search(routes.all, path, query));
  }
}

function search(
  routes: readonly Route[],
  path: string,
  query: ReadonlyMap<string, readonly string[]>,
): RouteMatch | undefined {
  for (const { operation, pattern, names, query: inQuery } of routes) {
    const found = pattern.exec(path);
    if (!found) continue;
    const parameters = new Map<string, string>();
    names.forEach((name, index) => {
      parameters.set(name, decode(found[index + 1] ?? ''));
    });
    for (const [key, name] of inQuery) {
      const value = query.get(key)?.[0];
      if (value !== undefined) parameters.set(name, value);
    }
    return { operation, parameters };
  }
  return undefined;
}

function routeOf(definition: OperationDefinition): Route {
  const { id, displayName: name, method, urlTemplate } = definition;
  const names: string[] = [];
  let rank = '';
  const [path = '', query = ''] = urlTemplate.split('?');
  const segments = path.split('/').slice(1);
  const pattern = segments.map((segment) => {
    if (segment === '*') {
      rank += '2';
      return '.*';
    }
    const rest = /^\{\*([^}]+)\}$/.exec(segment)?.[1];
    if (rest !== undefined) {
      rank += '2';
      names.push(rest);
      return '(.*)';
    }
    let fixed = true;
    const text = segment.replace(/\{([^}]+)\}|[^{]+/g, (piece, name: string | undefined) => {
      if (name === undefined) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(name);
      fixed = false;
      return '([^/]+)';
    });
    rank += fixed ? '0' : '1';
    return text;
  });
  const inQuery = [...query.matchAll(/([^&=]+)=\{([^}]+)\}/g)].map(([, key = '', name = '']) => [key, name] as const);
  const operation = { id, name, method, urlTemplate };
  return { operation, names, query: inQuery, rank, pattern: new RegExp(`^/${pattern.join('/')}/?$`, 'i') };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
