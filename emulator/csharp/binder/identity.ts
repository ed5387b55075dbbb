/**
 * Comparisons by reference. Texts and boxed values have no identity in JavaScript (runtime/identity.ts), so a value
 * carries JavaScript that tells its own. Only where references are compared that may be such values is the policy
 * bound in this way; all other code is as if identities did not exist.
 */
import type { Member } from '../library/signature';
import { identityRule, isReferenceEquals } from '../library/text/identities';
import { conversionExists } from '../runtime/typeRelations';
import { isValueType, type Type, types } from '../types';
import type { Value } from './code';
import { Emission } from './emission';

/** JavaScript, and JavaScript to run right after it that tells which object it gave. */
export interface Identified {
  readonly js: string;
  readonly identity?: string | undefined;
}

/** An identified value kept in variables: `js` computes it, as `steps` do in a list; the others name what it gave. */
interface Kept {
  readonly js: string;
  readonly steps: string;
  readonly name: string;
  readonly identity: string;
}

const unknown = 'undefined';

/** Follows identities. */
export abstract class IdentityBinder extends Emission {
  /** Are references compared that may be texts or boxed values? Then identities are to be followed. */
  comparesReferences = false;

  protected readonly followsIdentity: boolean;

  constructor(followsIdentity = false) {
    super();
    this.followsIdentity = followsIdentity;
  }

  /** A variable of the function at hand. */
  protected abstract temporary(): string;

  /** Does the type hold objects whose identity has to be followed? */
  protected follows(type: Type): boolean {
    return this.followsIdentity && holdsTextOrBox(type);
  }

  /** What is known of a value, as JavaScript to run right after its own. */
  protected identityOf({ constant, identity }: Partial<Value>): string {
    return typeof constant?.value === 'string' ? 'R.literal' : (identity ?? unknown);
  }

  /** What is known of a value that became one of another type: a text stays itself, a boxed value is new. */
  protected convertedIdentity(value: Value, to: Type): { identity?: string } {
    if (!this.follows(to)) return {};
    if (isValueType(value.type)) return to === types.string ? {} : { identity: 'R.fresh' };
    return this.follows(value.type) ? { identity: this.identityOf(value) } : {};
  }

  /** Computes a value once, to be named with its identity afterwards. */
  protected keep(value: Identified): Kept {
    const name = this.temporary();
    const identity = this.identityOf(value);
    const step = `${name}=${value.js}`;
    // What is the same whenever it is asked needs no variable.
    if (/^(undefined|R\.\w+)$/.test(identity)) return { js: `(${step})`, steps: step, name, identity };
    const kept = this.temporary();
    const steps = `${step},${kept}=${identity}`;
    return { js: `(${steps},${name})`, steps, name, identity: kept };
  }

  /** `condition ? yes : no`. */
  protected choice(condition: string, yes: Value, no: Value): Identified {
    const [one, other] = [this.identityOf(yes), this.identityOf(no)];
    if (!this.followsIdentity || one === other) return { js: `(${condition}?${yes.js}:${no.js})`, identity: one };
    const test = this.temporary();
    return { js: `((${test}=${condition})?${yes.js}:${no.js})`, identity: `(${test}?${one}:${other})` };
  }

  /** `left ?? right`. */
  protected coalesced(left: Value, right: Identified): Identified {
    if (!this.follows(left.type)) return { js: `(${left.js}??${right.js})` };
    const name = this.temporary();
    return {
      js: `((${name}=${left.js})??${right.js})`,
      identity: `(${name}===null?${this.identityOf(right)}:${this.identityOf(left)})`,
    };
  }

  /** A call of a member with its operands (the receiver first), and `rest` after them. */
  protected identifiedCall(member: Member, operands: readonly Identified[], rest: readonly string[]): Identified {
    const call = (list: readonly string[]) => `${this.k(member.get)}(${[...list, ...rest].join(',')})`;
    const comparesReferences = isReferenceEquals(member);
    if (comparesReferences) this.comparesReferences = true;
    const rule = identityRule(member);
    if (!this.followsIdentity || (rule === undefined && !comparesReferences))
      return { js: call(operands.map(({ js }) => js)) };
    const kept = operands.map((operand) => this.keep(operand));
    const list = kept.map(({ js }) => js);
    if (rule === undefined) return { js: call([...list, ...kept.map(({ identity }) => identity)]) };
    const result = this.temporary();
    const pairs = kept.map(({ name, identity }) => `[${name},${identity}]`).join(',');
    return { js: `(${result}=${call(list)})`, identity: `${this.k(rule)}(${result},[${pairs}])` };
  }

  /** Do two values refer to the same object (`==`), or not (`!=`)? */
  protected referenceTest(
    operator: string,
    left: Identified & { type: Type },
    right: Identified & { type: Type },
  ): string {
    const isPlain = ![left, right].every(({ type }) => holdsTextOrBox(type));
    if (!isPlain) this.comparesReferences = true;
    if (isPlain || !this.followsIdentity) return `(${left.js}${operator}=${right.js})`;
    const list = [left, right].map((value) => `${value.js},${this.identityOf(value)}`).join(',');
    return `${operator === '==' ? '' : '!'}R.isSameObject(${list})`;
  }
}

/** May an object of this type be a text or a boxed value? */
function holdsTextOrBox(type: Type): boolean {
  if (type === types.string || type.tag === 'parameter') return true;
  return (
    !isValueType(type) &&
    type !== types.null &&
    (conversionExists(types.string, type) || conversionExists(types.int, type))
  );
}
