/** `switch` statements. */
import { SyntaxProblem } from '../diagnostics';
import type { LabelSyntax, PatternSyntax, Statement } from '../syntax';
import { type Type, types } from '../types';
import { BlockBinder, type Emitted } from './blocks';
import type { Value } from './code';
import { Coverage } from './coverage';
import { Scope } from './scope';

type SwitchSyntax = Statement & { kind: 'switch' };
type GotoCaseSyntax = Statement & { kind: 'gotoCase' };

const defaultPlace = 'default';

/** Binds switches. */
export abstract class SwitchBinder extends BlockBinder {
  /** The switches of which always one section runs. */
  readonly completeSwitches = new Set<object>();

  /** The type of the innermost `switch`'s expression, to which the constant of a `goto case` converts. */
  private governing: Type | null = null;

  protected switch(syntax: SwitchSyntax): Emitted {
    const subject = this.value(syntax.value);
    if (subject.type === types.null || subject.type === types.void)
      throw new SyntaxProblem('CS8119', 'The switch expression must be a value', syntax.value.at);
    const coverage = new Coverage(subject.type, subject.constant);
    const { steps, name, identity } = this.keep(subject);
    const value: Value = { kind: 'value', type: subject.type, js: name, identity };
    const hasGoto = mentionsGotoCase(syntax.sections);
    const selector = hasGoto ? this.temporary() : '';
    const cases = hasGoto ? this.casePlaces(syntax, value) : new Map<string, number>();
    const run = () => this.inScope(() => this.sections(syntax, value, coverage), true);
    const outer = this.governing;
    this.governing = subject.type;
    const { result, entered } = this.frame.jumps.inSwitch(this.unique('S'), cases, selector, run);
    this.governing = outer;
    const { tests, bodies, isComplete } = result.result;
    const before = `${steps};`;
    const js = hasGoto
      ? `${before}${selector}=${tests};${entered.prefix}for(;;){switch(${selector}){${bodies}}break;}`
      : `${before}${entered.prefix}switch(${tests}){${bodies}}`;
    return { js: `{${result.hoisted}${js}}`, ends: !isComplete || entered.isBroken };
  }

  /** `goto case 1;` and `goto default;`. */
  protected gotoCase(syntax: GotoCaseSyntax): Emitted {
    const { jumps } = this.frame;
    if (syntax.value === null) return { js: jumps.gotoCase(defaultPlace, 'default:', syntax.at), ends: false };
    const label = this.value(syntax.value);
    if (label.constant === undefined)
      throw new SyntaxProblem('CS0150', 'A constant value is expected', syntax.value.at);
    const governing = label.type === types.null ? null : this.governing;
    const constant =
      (governing === null ? null : this.convert(label, governing, syntax.value.at).constant) ?? label.constant;
    const js = jumps.gotoCase(placeOf(constant.value), `case ${String(constant.value)}:`, syntax.at);
    return { js, ends: false };
  }

  /** Where `goto case` leads: the number of the section with that constant. */
  private casePlaces(syntax: SwitchSyntax, value: Value): Map<string, number> {
    const places = new Map<string, number>();
    for (const [index, { labels }] of syntax.sections.entries()) {
      for (const { pattern } of labels) {
        if (pattern === null) places.set(defaultPlace, index);
        else if (pattern.kind === 'constant' || pattern.kind === 'typeOrConstant') {
          const constant = this.caseConstant(pattern, value);
          if (constant !== null) places.set(placeOf(constant.value), index);
        }
      }
    }
    return places;
  }

  private caseConstant(
    pattern: PatternSyntax & { kind: 'constant' | 'typeOrConstant' },
    subject: Value,
  ): { value: unknown } | null {
    try {
      const constant = this.value(pattern.value);
      return constant.type === types.null
        ? { value: null }
        : (this.convert(constant, subject.type, pattern.at).constant ?? constant.constant ?? null);
    } catch (error) {
      // A pattern that is a type has no place for `goto case`; any other mistake shows when it is bound as a pattern.
      if (error instanceof SyntaxProblem) return null;
      throw error;
    }
  }

  /** The sections' bodies, and the expression that gives the number of the one to run. */
  private sections(
    syntax: SwitchSyntax,
    value: Value,
    coverage: Coverage,
  ): { tests: string; bodies: string; isComplete: boolean } {
    const tests: string[] = [];
    const bodies: string[] = [];
    const seen = new Set<string>();
    let fallback: number | null = null;
    for (const [index, section] of syntax.sections.entries()) {
      const outer = this.scope;
      const own = new Scope(outer, true, outer);
      this.scope = own;
      for (const label of section.labels) {
        if (label.pattern === null) {
          if (fallback !== null) throw duplicate("'default'", label.at);
          fallback = index;
        } else {
          tests.push(`${this.label(label, label.pattern, value, seen)}?${index}:`);
          coverage.add(this.meaningOf(label.pattern, value), label.when !== null, label.at);
        }
      }
      bodies.push(this.section(index, this.list(section.statements), syntax));
      this.scope = outer;
      outer.hoisted.push(...own.hoisted);
    }
    const isComplete = fallback !== null || coverage.isComplete;
    if (isComplete) this.completeSwitches.add(syntax);
    return { tests: tests.join('') + (fallback ?? -1), bodies: bodies.join(''), isComplete };
  }

  private section(index: number, body: Emitted, syntax: SwitchSyntax): string {
    if (body.ends)
      throw new SyntaxProblem(
        index === syntax.sections.length - 1 ? 'CS8070' : 'CS0163',
        'Control cannot fall out of a switch section: end it with break, return, throw or continue',
        syntax.sections[index]?.at ?? syntax.at,
      );
    return `case ${index}:${body.js}`;
  }

  private label(label: LabelSyntax, pattern: PatternSyntax, value: Value, seen: Set<string>): string {
    const test = this.isPattern(value, pattern);
    if (label.when === null && (pattern.kind === 'constant' || pattern.kind === 'typeOrConstant')) {
      if (seen.has(test.js)) throw duplicate('the same', label.at);
      seen.add(test.js);
    }
    return label.when === null ? `(${test.js})` : `(${test.js}&&${this.valueAs(label.when, types.bool).js})`;
  }
}

function duplicate(which: string, at: number): SyntaxProblem {
  return new SyntaxProblem(
    'CS0152',
    `The switch statement contains multiple cases with ${which === 'the same' ? 'the same label value' : `the label value ${which}`}`,
    at,
  );
}

function placeOf(constant: unknown): string {
  return `${typeof constant}:${String(constant)}`;
}

/** Does this switch, or one inside it, use `goto case` or `goto default`? */
function mentionsGotoCase(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { kind } = node as { kind?: string };
  if (kind === 'gotoCase') return true;
  if (kind === 'lambda' || kind === 'localFunction' || kind === 'number') return false;
  return Object.values(node).some(mentionsGotoCase);
}
