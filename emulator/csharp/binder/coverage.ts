/** Which values the labels of a switch have handled (C# 7): a label that nothing can reach, and a switch that always runs one. */
import { SyntaxProblem } from '../diagnostics';
import { conversionExists } from '../runtime/typeRelations';
import { isValueType, type Type, types, underlyingOfNullable } from '../types';

/** What a pattern matches: everything, the instances of a type, or one value. */
export type PatternMeaning =
  | { readonly kind: 'any' }
  | { readonly kind: 'type'; readonly type: Type }
  | { readonly kind: 'constant'; readonly type: Type; readonly value: unknown };

/** The labels of a switch that are bound already. */
export class Coverage {
  private readonly subject: Type;
  private readonly constant: { readonly value: unknown } | undefined;
  private readonly types: Type[] = [];
  private readonly constants = new Set<unknown>();
  private hasAll = false;
  /** More than constants (C# 6): only then do `true` and `false` make a switch complete. */
  private hasPatterns = false;

  constructor(subject: Type, constant: { readonly value: unknown } | undefined) {
    this.subject = subject;
    this.constant = constant;
  }

  /** Takes the next label. @throws SyntaxProblem CS8120 when those before it leave nothing for it. */
  add(meaning: PatternMeaning, isGuarded: boolean, at: number): void {
    if (this.isHandled(meaning))
      throw new SyntaxProblem('CS8120', 'The switch case has already been handled by a previous case.', at);
    if (isGuarded || meaning.kind !== 'constant') this.hasPatterns = true;
    if (isGuarded) return;
    if (meaning.kind === 'any') this.hasAll = true;
    else if (meaning.kind === 'type') this.types.push(meaning.type);
    else this.constants.add(meaning.value);
  }

  /** Does one of the labels match whatever comes? */
  get isComplete(): boolean {
    if (this.hasAll) return true;
    if (this.constant !== undefined && this.constants.has(this.constant.value)) return true;
    const mayBeNull = !isValueType(this.subject) || underlyingOfNullable(this.subject) !== null;
    if (mayBeNull && !this.constants.has(null)) return false;
    if (this.handles(underlyingOfNullable(this.subject) ?? this.subject)) return true;
    return this.subject === types.bool && this.hasPatterns && this.constants.has(true) && this.constants.has(false);
  }

  private isHandled(meaning: PatternMeaning): boolean {
    if (this.hasAll) return true;
    if (meaning.kind === 'any') return this.isComplete;
    return meaning.kind === 'constant' && meaning.value === null ? false : this.handles(meaning.type);
  }

  private handles(type: Type): boolean {
    return this.types.some((one) => conversionExists(type.erased, one.erased));
  }
}
