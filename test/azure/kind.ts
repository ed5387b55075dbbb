import type { Cloud } from './cloud';

/** Plain JSON, as it goes over the wire. */
export type Json = { readonly [key: string]: unknown };

/** One resource as the stand-in keeps it. */
export interface StoredResource {
  readonly id: string;
  readonly type: string;
  readonly inputs: Json;
  readonly outputs: Json;
}

/** An answer of Azure Resource Manager that is an error: HTTP status, code and message as Azure words them. */
export class AzureError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** How one Azure resource type behaves. */
export interface Kind {
  /** Pulumi's type token, for example `azure-native:cognitiveservices:Account`. */
  readonly type: string;
  /** The input that holds the resource's own name, and how it is made up when it is missing. */
  readonly name: string;
  readonly autoName: 'random' | 'copy' | 'uuid';
  /** Inputs (dotted paths) whose change replaces the resource, apart from its name. */
  readonly replaceOn: readonly string[];
  /** Resource id for checked inputs. */
  readonly id: (inputs: Json, cloud: Cloud) => string;
  /** Refuses what Azure refuses, by throwing {@link AzureError}. `existing` is the resource that an update changes. */
  readonly judge?: (inputs: Json, cloud: Cloud, existing?: StoredResource) => void;
  /** The parent on which Azure runs one operation at a time, if there is one. */
  readonly exclusive?: (inputs: Json) => string;
  /** What Azure adds to the inputs. */
  readonly outputs?: (inputs: Json, cloud: Cloud, existing?: StoredResource) => Json;
  /** What is left behind by a deletion (soft delete); refuses one that Azure refuses, by throwing {@link AzureError}. */
  readonly deleted?: (resource: StoredResource, cloud: Cloud) => void;
}

/** Text at a dotted path, or an empty string. */
export function text(inputs: Json, path: string): string {
  const value = at(inputs, path);
  return typeof value === 'string' ? value : '';
}

/** Value at a dotted path. */
export function at(inputs: Json, path: string): unknown {
  let value: unknown = inputs;
  for (const part of path.split('.')) value = (value as Json | undefined)?.[part];
  return value;
}

/** Refuses an input that is missing. */
export function required(inputs: Json, ...paths: string[]): void {
  for (const path of paths) {
    const value = at(inputs, path);
    if (value === undefined || value === null || value === '') {
      throw new AzureError(400, 'InvalidRequestContent', `The property '${path}' is required.`);
    }
  }
}
