/** `TimeSpan.Parse` and `ParseExact` in the invariant culture. */
import { type DotNetException, formatException, overflow } from '../exceptions';
import { ticksPer } from './calendar';
import { readPattern } from './pattern';

function notRecognized(text: string): DotNetException {
  return formatException(`String '${text}' was not recognized as a valid TimeSpan.`);
}

interface Components {
  readonly negative: boolean;
  readonly days?: string | undefined;
  readonly hours?: string | undefined;
  readonly minutes?: string | undefined;
  readonly seconds?: string | undefined;
  /** Digits behind the point. */
  readonly fraction?: string | undefined;
}

function toTicks(components: Components, text: string): bigint {
  const outOfRange = (): DotNetException =>
    overflow(
      `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
    );
  const number = (digits: string | undefined, highest: bigint): bigint => {
    const value = BigInt(digits ?? '0');
    if (value > highest) throw outOfRange();
    return value;
  };
  const digits = components.fraction ?? '';
  // More than seven digits are rounded, halves up.
  const fraction = BigInt(digits.slice(0, 7).padEnd(7, '0')) + (digits.charAt(7) >= '5' ? 1n : 0n);
  const size =
    number(components.days, 10_675_199n) * ticksPer.day +
    number(components.hours, 23n) * ticksPer.hour +
    number(components.minutes, 59n) * ticksPer.minute +
    number(components.seconds, 59n) * ticksPer.second +
    fraction;
  const ticks = components.negative ? -size : size;
  if (ticks > 2n ** 63n - 1n || ticks < -(2n ** 63n)) throw outOfRange();
  return ticks;
}

/** `d`, `[d.]h:m[:s[.f]]` and `d:h:m:s[.f]`, with a sign and blanks around. */
const general =
  /^\s*(?<sign>-)?(?:(?<only>\d+)|(?:(?<days>\d+)[.:](?=\d+:\d+:\d+))?(?<hours>\d+):(?<minutes>\d+):(?<seconds>\d+)(?:\.(?<fraction>\d+))?|(?:(?<shortDays>\d+)\.)?(?<shortHours>\d+):(?<shortMinutes>\d+))\s*$/;

/**
 * `TimeSpan.Parse(text)` in ticks.
 * @throws FormatException, OverflowException for a component out of its range.
 */
export function parseTimeSpan(text: string): bigint {
  const groups = general.exec(text)?.groups;
  if (groups === undefined) throw notRecognized(text);
  return toTicks(
    {
      negative: groups.sign !== undefined,
      days: groups.only ?? groups.days ?? groups.shortDays,
      hours: groups.hours ?? groups.shortHours,
      minutes: groups.minutes ?? groups.shortMinutes,
      seconds: groups.seconds,
      fraction: groups.fraction,
    },
    text,
  );
}

const standard: Readonly<Record<string, RegExp>> = {
  c: /^(?<sign>-)?(?:(?<days>\d+)\.)?(?<hours>\d\d?):(?<minutes>\d\d?):(?<seconds>\d\d?)(?:\.(?<fraction>\d{1,7}))?$/,
  g: /^(?<sign>-)?(?:(?<days>\d+):)?(?<hours>\d\d?):(?<minutes>\d\d?)(?::(?<seconds>\d\d?))?(?:\.(?<fraction>\d{1,7}))?$/,
  G: /^(?<sign>-)?(?<days>\d+):(?<hours>\d\d?):(?<minutes>\d\d?):(?<seconds>\d\d?)\.(?<fraction>\d{7})$/,
};

/**
 * `TimeSpan.ParseExact(text, format, provider)` in ticks.
 * @throws FormatException, OverflowException.
 */
export function parseTimeSpanExact(text: string, format: string): bigint {
  const pattern =
    format.length === 1 ? standard[format === 't' || format === 'T' ? 'c' : format] : customPattern(format, text);
  const groups = pattern?.exec(text)?.groups;
  if (groups === undefined) throw notRecognized(text);
  return toTicks({ ...groups, negative: groups.sign !== undefined }, text);
}

const names: Readonly<Record<string, string>> = { d: 'days', h: 'hours', m: 'minutes', s: 'seconds' };

function customPattern(format: string, text: string): RegExp {
  const seen = new Set<string>();
  const parts = readPattern(format, 'dhmsfF').map((word) => {
    const { letter, count } = word;
    if (letter === '') {
      if (count === 1) throw notRecognized(text);
      return word.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    }
    const name = names[letter] ?? 'fraction';
    const most = name === 'fraction' ? 7 : name === 'days' ? 8 : 2;
    if (seen.has(name) || count > most) throw notRecognized(text);
    seen.add(name);
    if (letter === 'f') return `(?<${name}>\\d{${count}})`;
    if (letter === 'F') return `(?<${name}>\\d{0,${count}})`;
    return `(?<${name}>\\d{${count},${count === 1 || name === 'days' ? most : count}})`;
  });
  return new RegExp(`^(?:)${parts.join('')}$`);
}
