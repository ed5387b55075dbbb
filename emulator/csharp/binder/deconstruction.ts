/** Deconstruction: `(a, b) = …`, `var (a, b) = …`, in assignments and `foreach`. */
import { later, SyntaxProblem } from '../diagnostics';
import type { Expression } from '../syntax';
import { displayName, isTuple, type Type, tupleOf, types } from '../types';
import type { Bound, Place, Value } from './code';
import { shownType, TupleBinder } from './tuples';

/** A target: a variable with its type (null: what comes), one to drop, or several. */
type Target =
  | { readonly kind: 'place'; readonly type: Type; readonly place: Place; readonly at: number }
  | { readonly kind: 'new'; readonly type: Type | null; readonly declare: (type: Type) => Value; readonly name: string }
  | { readonly kind: 'discard' }
  | { readonly kind: 'several'; readonly targets: readonly Target[]; readonly at: number };

/** The JavaScript of a deconstruction, in the order in which it runs. */
interface Steps {
  readonly loads: string[];
  readonly stores: string[];
}

/** Binds deconstructions. */
export abstract class DeconstructionBinder extends TupleBinder {
  /** Takes a tuple apart; the value is a tuple of what was assigned. */
  protected deconstruct(target: Expression & { kind: 'tuple' }, source: Bound, sourceAt: number): Value {
    const setup: string[] = [];
    const kinds = new Set<string>();
    const targets = this.target(target, setup, kinds);
    if (kinds.size > 1) throw later('Mixed declarations and expressions in deconstruction', '10.0', target.at);
    const steps: Steps = { loads: [], stores: [] };
    const result = this.take(targets, source, sourceAt, steps);
    return { ...result, js: `(${[...setup, ...steps.loads, ...steps.stores, result.js].join(',')})` };
  }

  private target(syntax: Expression, setup: string[], kinds: Set<string>): Target {
    if (syntax.kind === 'tuple') {
      for (const { name, at } of syntax.items)
        if (name !== null)
          throw new SyntaxProblem('CS8186', 'The targets of a deconstruction have no element names.', at);
      const targets = syntax.items.map(({ value }) => this.target(value, setup, kinds));
      return { kind: 'several', targets, at: syntax.at };
    }
    if (syntax.kind === 'name' && syntax.name === '_' && this.scope.find('_') === null) return { kind: 'discard' };
    const bound = this.bind(syntax);
    if (bound.kind === 'outVariable') {
      kinds.add('declaration');
      const name = syntax.kind === 'declaration' ? (syntax.name ?? '_') : '_';
      return { kind: 'new', type: bound.type, declare: bound.declare, name };
    }
    kinds.add('expression');
    const { value, place } = this.place(bound, syntax.at);
    setup.push(...place.setup);
    return { kind: 'place', type: value.type, place, at: syntax.at };
  }

  /** Reads a source into temporaries of its targets' types, and stores these. */
  private take(target: Target, source: Bound, at: number, steps: Steps): Value {
    if (target.kind === 'several') return this.takeSeveral(target, source, at, steps);
    if (target.kind === 'place') {
      const value = this.load(this.convert(source, target.type, at), steps);
      steps.stores.push(target.place.set(value.js, value.identity));
      return value;
    }
    const type = target.kind === 'new' ? target.type : null;
    if (type === null && (source.kind !== 'value' || source.type === types.null)) {
      const what = target.kind === 'new' ? `deconstruction variable '${target.name}'` : 'discard';
      const code = target.kind === 'new' ? 'CS8130' : 'CS8183';
      throw new SyntaxProblem(code, `Cannot infer the type of implicitly-typed ${what}.`, at);
    }
    const value = this.load(type === null ? this.requireValue(source, at) : this.convert(source, type, at), steps);
    if (target.kind === 'new') {
      const { place } = this.place(target.declare(value.type), at);
      steps.stores.push(place.set(value.js, value.identity));
    }
    return value;
  }

  private takeSeveral(target: Target & { kind: 'several' }, source: Bound, at: number, steps: Steps): Value {
    const { targets } = target;
    const parts = this.parts(source, at, steps);
    if (parts.length !== targets.length)
      throw new SyntaxProblem(
        'CS8132',
        `Cannot deconstruct a tuple of '${parts.length}' elements into '${targets.length}' variables.`,
        target.at,
      );
    const values = targets.map((one, index) => {
      const part = parts[index] as { bound: Bound; at: number };
      return this.take(one, part.bound, part.at, steps);
    });
    const type = tupleOf(values.map((value) => value.type));
    const js = `R.tuple(${this.typeJs(type)},[${values.map((value) => value.js).join(',')}])`;
    return { kind: 'value', type, js, notNull: true };
  }

  /** The elements of a source: of a literal as they are bound, of another tuple read from it. */
  private parts(source: Bound, at: number, steps: Steps): readonly { readonly bound: Bound; readonly at: number }[] {
    if ((source.kind === 'value' || source.kind === 'tuple') && source.elements !== undefined) return source.elements;
    if (source.kind === 'value' && isTuple(source.type)) {
      const { js } = this.load(source, steps);
      return source.type.arguments_.map((type, index) => ({
        bound: { kind: 'value', type, js: `${js}.items[${index}]` },
        at,
      }));
    }
    const shown = source.kind === 'value' ? displayName(source.type) : shownType(source);
    throw new SyntaxProblem(
      'CS8129',
      `No suitable 'Deconstruct' instance or extension method was found for type '${shown}': read its members one by one`,
      at,
    );
  }

  private load(value: Value, steps: Steps): Value {
    const kept = this.keep(value);
    steps.loads.push(kept.steps);
    return { kind: 'value', type: value.type, js: kept.name, identity: kept.identity };
  }
}
