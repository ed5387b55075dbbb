import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { AzureError, type Json, type Kind, type StoredResource } from './kind';
import { kindOf } from './kinds';

/** An account or service that was deleted and not purged yet. */
export interface SoftDeleted {
  readonly kind: 'account' | 'service';
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly customSubDomainName?: string;
  /** ISO 8601. */
  readonly deletionDate: string;
  /** Whether its purge has begun: it is there until somebody has looked once more. */
  readonly purging?: boolean;
  /** Quota that it still holds, by `quotaKey`. */
  readonly quota: { readonly [key: string]: number };
}

interface State {
  resources: { [id: string]: StoredResource };
  softDeleted: SoftDeleted[];
}

/** A call that changed something, or tried to. */
export interface Call {
  readonly operation: 'create' | 'update' | 'delete' | 'purge';
  readonly type: string;
  readonly id: string;
  readonly error?: string;
}

/** What a test asks of the stand-in beside its normal ways. */
export interface CloudOptions {
  /** Where the state is kept between commands. */
  readonly file: string;
  /** Thousand tokens per minute a region gives to one model and SKU; 1000 where nothing is said. */
  readonly quota?: { readonly [key: string]: number };
  /** Where an API Management service says that its gateway is, instead of `https://NAME.azure-api.net`. */
  readonly gatewayUrl?: string;
  /** Whether the caller may purge; true where nothing is said. */
  readonly mayPurge?: boolean;
}

/** A stand-in for Azure Resource Manager: it keeps what was created and refuses what Azure refuses. */
export class Cloud {
  readonly calls: Call[] = [];
  /** Set to n to make the n-th changing call from now fail once with 500. */
  failAt = 0;
  options: CloudOptions;
  #state: State;
  readonly #busy = new Set<string>();

  constructor(options: CloudOptions) {
    this.options = options;
    this.#state = existsSync(options.file)
      ? (JSON.parse(readFileSync(options.file, 'utf8')) as State)
      : { resources: {}, softDeleted: [] };
  }

  /** All resources of a type, oldest first. */
  all(type: string): StoredResource[] {
    return Object.values(this.#state.resources).filter((resource) => resource.type === type);
  }

  /** Ids of everything there is. */
  get ids(): string[] {
    return Object.values(this.#state.resources).map(({ id }) => id);
  }

  find(id: string): StoredResource | undefined {
    return this.#state.resources[id.toLowerCase()];
  }

  get softDeleted(): readonly SoftDeleted[] {
    return this.#state.softDeleted;
  }

  /** Puts a resource there that no Pulumi program made. */
  seed(type: string, inputs: Json): StoredResource {
    const kind = kindOf(type);
    const id = kind.id(inputs, this);
    const resource = { id, type, inputs, outputs: kind.outputs?.(inputs, this) ?? {} };
    this.#state.resources[id.toLowerCase()] = resource;
    this.#save();
    return resource;
  }

  async create(type: string, inputs: Json): Promise<StoredResource> {
    const kind = kindOf(type);
    const id = kind.id(inputs, this);
    return this.#operate('create', kind, id, inputs, () => {
      if (this.find(id)) throw new AzureError(409, 'Conflict', `cannot create already existing resource '${id}'`);
      kind.judge?.(inputs, this);
      const resource = { id, type, inputs, outputs: kind.outputs?.(inputs, this) ?? {} };
      this.#state.resources[id.toLowerCase()] = resource;
      return resource;
    });
  }

  async update(type: string, id: string, inputs: Json): Promise<StoredResource> {
    const kind = kindOf(type);
    return this.#operate('update', kind, id, inputs, () => {
      const existing = this.find(id);
      if (!existing) throw new AzureError(404, 'ResourceNotFound', `The resource '${id}' was not found.`);
      kind.judge?.(inputs, this, existing);
      const resource = { id, type, inputs, outputs: kind.outputs?.(inputs, this, existing) ?? {} };
      this.#state.resources[id.toLowerCase()] = resource;
      return resource;
    });
  }

  async delete(type: string, id: string): Promise<void> {
    const kind = kindOf(type);
    const existing = this.find(id);
    if (!existing) return;
    await this.#operate('delete', kind, id, existing.inputs, () => {
      kind.deleted?.(existing, this);
      for (const key of Object.keys(this.#state.resources)) {
        if (key === id.toLowerCase() || key.startsWith(`${id.toLowerCase()}/`)) delete this.#state.resources[key];
      }
      return existing;
    });
  }

  /** Keeps the name of something that was deleted; at most one per kind and name. */
  softDelete(entry: Omit<SoftDeleted, 'deletionDate'>): void {
    const others = this.#state.softDeleted.filter((other) => !same(other, entry));
    this.#state.softDeleted = [...others, { ...entry, deletionDate: new Date().toISOString() }];
  }

  /** Begins a purge. @returns the HTTP status that Azure answers with. */
  purge(kind: SoftDeleted['kind'], name: string): number {
    const entry = this.#held(kind, name);
    if (!entry) return 404;
    if (this.options.mayPurge === false) return 403;
    this.calls.push({ operation: 'purge', type: kind, id: name });
    this.#replaceHeld(entry, { ...entry, purging: true });
    return 202;
  }

  /** What is soft-deleted under a name; whoever looks after a purge has begun is the last to see it. */
  look(kind: SoftDeleted['kind'], name: string): SoftDeleted | undefined {
    const entry = this.#held(kind, name);
    if (entry?.purging) this.#replaceHeld(entry);
    return entry;
  }

  #held(kind: SoftDeleted['kind'], name: string): SoftDeleted | undefined {
    return this.#state.softDeleted.find((other) => same(other, { kind, name }));
  }

  #replaceHeld(entry: SoftDeleted, ...next: SoftDeleted[]): void {
    this.#state.softDeleted = [...this.#state.softDeleted.filter((other) => other !== entry), ...next];
    this.#save();
  }

  /** Gives a subscription another primary key, as the portal's "Regenerate" does. */
  rotateKey(sid: string): void {
    const old = this.all('azure-native:apimanagement:Subscription').find((resource) => resource.inputs.sid === sid);
    if (!old) throw new Error(`There is no subscription ${sid}.`);
    const primaryKey = this.uuid(`rotated ${String(old.outputs.primaryKey)}`).replaceAll('-', '');
    this.#state.resources[old.id.toLowerCase()] = { ...old, outputs: { ...old.outputs, primaryKey } };
    this.#save();
  }

  /** A UUID that is always the same for the same seed. */
  uuid(seed: string): string {
    const hex = createHash('sha256').update(seed).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  async #operate(
    operation: Call['operation'],
    kind: Kind,
    id: string,
    inputs: Json,
    work: () => StoredResource,
  ): Promise<StoredResource> {
    const parent = kind.exclusive?.(inputs);
    try {
      if (this.failAt > 0) {
        this.failAt -= 1;
        if (this.failAt === 0) throw new AzureError(500, 'InternalServerError', 'Encountered internal server error.');
      }
      if (parent && this.#busy.has(parent)) {
        throw new AzureError(409, 'RequestConflict', 'Another operation is being performed on the parent resource');
      }
      if (parent) this.#busy.add(parent);
      // Azure takes its time, and only so can two operations meet.
      await new Promise((resolve) => setTimeout(resolve, 15));
      const resource = work();
      this.calls.push({ operation, type: kind.type, id });
      this.#save();
      return resource;
    } catch (error) {
      this.calls.push({ operation, type: kind.type, id, error: (error as Error).message });
      throw error;
    } finally {
      if (parent) this.#busy.delete(parent);
    }
  }

  #save(): void {
    writeFileSync(this.options.file, JSON.stringify(this.#state));
  }
}

function same(one: Pick<SoftDeleted, 'kind' | 'name'>, other: Pick<SoftDeleted, 'kind' | 'name'>): boolean {
  return one.kind === other.kind && one.name.toLowerCase() === other.name.toLowerCase();
}
