/** Custom numeric format strings: `#,##0.00;(0)`, `0.0%`, `0.###E+0`. */
import { fixedParts, type NumberDigits, roundDigits } from './numberDigits';

type Token =
  | { readonly kind: 'digit' | 'literal'; readonly text: string }
  | { readonly kind: 'point' | 'exponent'; readonly text: string };

interface Section {
  readonly tokens: readonly Token[];
  /** Placeholders before and after the point. */
  readonly wholeCount: number;
  readonly fractionCount: number;
  /** Zeros that are always shown. */
  readonly wholeZeros: number;
  readonly fractionZeros: number;
  readonly grouping: boolean;
  /** Power of ten from `%`, `‰` and scaling commas. */
  readonly shift: number;
  readonly scientific: boolean;
}

/** A number under a custom format string. */
export function formatCustom(number: NumberDigits, format: string): string {
  const sections = splitSections(format);
  const chosen = choose(number, sections);
  let section = parseSection(sections[chosen] ?? '');
  let rounded = roundFor(number, section);
  if (rounded.digits === '' && number.digits !== '' && chosen !== 2 && (sections[2] ?? '') !== '') {
    section = parseSection(sections[2] ?? '');
    rounded = roundFor(number, section);
  }
  // A section of its own for negative numbers shows no sign.
  const sign = number.negative && chosen === 0 ? '-' : '';
  return sign + render(rounded, section);
}

function choose(number: NumberDigits, sections: readonly string[]): number {
  if (number.digits === '') return (sections[2] ?? '') === '' ? 0 : 2;
  return number.negative && (sections[1] ?? '') !== '' ? 1 : 0;
}

function splitSections(format: string): string[] {
  const sections = [''];
  let quote = '';
  for (let index = 0; index < format.length; index++) {
    const char = format.charAt(index);
    if (quote === '' && char === ';') {
      sections.push('');
      continue;
    }
    sections[sections.length - 1] += char;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '\\') {
      index += 1;
      sections[sections.length - 1] += format.charAt(index);
    }
  }
  return sections;
}

const tokenPattern = /'([^']*)'?|"([^"]*)"?|\\(.?)|([eE][+-]?0+)|([0#])|(\.)|(,)|([%‰])|([\s\S])/gu;

function parseSection(text: string): Section {
  const tokens: Token[] = [];
  let whole = '';
  let fraction = '';
  let seenPoint = false;
  let grouping = false;
  let pendingCommas = 0;
  let shift = 0;
  let scientific = false;
  for (const match of text.matchAll(tokenPattern)) {
    const [all, single, double, escaped, exponent, digit, point, comma, percent, other] = match;
    if (digit !== undefined) {
      if (pendingCommas > 0 && whole !== '' && !seenPoint) grouping = true;
      pendingCommas = 0;
      tokens.push({ kind: 'digit', text: digit });
      if (seenPoint) fraction += digit;
      else whole += digit;
    } else if (point !== undefined) {
      shift -= 3 * pendingCommas;
      pendingCommas = 0;
      if (!seenPoint) tokens.push({ kind: 'point', text: point });
      seenPoint = true;
    } else if (comma !== undefined) {
      if (whole !== '' && !seenPoint) pendingCommas += 1;
    } else if (exponent !== undefined && whole + fraction !== '') {
      scientific = true;
      tokens.push({ kind: 'exponent', text: exponent });
    } else {
      if (percent !== undefined) shift += percent === '%' ? 2 : 3;
      tokens.push({ kind: 'literal', text: single ?? double ?? escaped ?? percent ?? other ?? all });
    }
  }
  shift -= 3 * pendingCommas;
  const firstZero = whole.indexOf('0');
  return {
    tokens,
    wholeCount: whole.length,
    fractionCount: fraction.length,
    wholeZeros: firstZero < 0 ? 0 : whole.length - firstZero,
    fractionZeros: fraction.lastIndexOf('0') + 1,
    grouping,
    shift,
    scientific,
  };
}

function roundFor(number: NumberDigits, section: Section): NumberDigits {
  if (number.digits === '') return number;
  if (section.scientific) return roundDigits(number, section.wholeCount + section.fractionCount);
  const shifted = { ...number, point: number.point + section.shift };
  return roundDigits(shifted, shifted.point + section.fractionCount);
}

function render(number: NumberDigits, section: Section): string {
  const exponent = section.scientific && number.digits !== '' ? number.point - section.wholeCount : 0;
  const shown = section.scientific ? { ...number, point: number.point - exponent } : number;
  const parts = fixedParts(shown, section.fractionCount);
  const bare = parts.whole === '0' ? '' : parts.whole;
  const whole = bare.padStart(section.wholeZeros, '0');
  const fraction = parts.fraction.replace(/0+$/, '').padEnd(section.fractionZeros, '0');
  // Digits that have no placeholder stand before the first one.
  const surplus = Math.max(whole.length - section.wholeCount, 0);
  let position = whole.length - section.wholeCount - surplus;
  let fractionIndex = 0;
  let seenPoint = false;
  let text = '';
  const put = (index: number) => {
    const left = whole.length - index - 1;
    text += whole.charAt(index) + (section.grouping && left > 0 && left % 3 === 0 ? ',' : '');
  };
  let started = false;
  for (const token of section.tokens) {
    if (token.kind === 'literal') text += token.text;
    else if (token.kind === 'point') {
      seenPoint = true;
      if (!started) for (let index = 0; index < whole.length; index++) put(index);
      started = true;
      if (fraction !== '') text += '.';
    } else if (token.kind === 'exponent') {
      const [, letter = 'E', sign = '', zeros = ''] = /^([eE])([+-]?)(0+)$/.exec(token.text) ?? [];
      const shownSign = exponent < 0 ? '-' : sign === '+' ? '+' : '';
      text += letter + shownSign + String(Math.abs(exponent)).padStart(zeros.length, '0');
    } else if (seenPoint) {
      text += fraction.charAt(fractionIndex);
      fractionIndex += 1;
    } else {
      if (!started) {
        started = true;
        for (let index = 0; index < surplus; index++) put(index);
        position = surplus - Math.max(section.wholeCount - whole.length, 0);
      }
      if (position >= 0 && position < whole.length) put(position);
      position += 1;
    }
  }
  return text;
}
