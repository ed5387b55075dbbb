/** `TimeSpan.ToString(format)`: the standard formats c, g and G, and custom ones. */
import { ticksPer } from './calendar';
import { badFormat, type PatternWord, readPattern } from './pattern';

/** The parts of a duration without its sign. */
interface SpanParts {
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  /** Seven digits. */
  readonly fraction: string;
}

function partsOf(ticks: bigint): SpanParts {
  const size = ticks < 0n ? -ticks : ticks;
  return {
    days: size / ticksPer.day,
    hours: (size / ticksPer.hour) % 24n,
    minutes: (size / ticksPer.minute) % 60n,
    seconds: (size / ticksPer.second) % 60n,
    fraction: String(size % ticksPer.second).padStart(7, '0'),
  };
}

const two = (value: bigint): string => String(value).padStart(2, '0');

/**
 * A duration as text; null and '' mean `c`.
 * @throws FormatException for a format that .NET does not know.
 */
export function formatTimeSpan(ticks: bigint, format: string | null): string {
  const parts = partsOf(ticks);
  const { days, hours, minutes, seconds, fraction } = parts;
  const sign = ticks < 0n ? '-' : '';
  const rest = fraction.replace(/0+$/, '');
  switch (format ?? '') {
    case '':
    case 'c':
    case 't':
    case 'T':
      return `${sign}${days > 0n ? `${days}.` : ''}${two(hours)}:${two(minutes)}:${two(seconds)}${
        rest === '' ? '' : `.${fraction}`
      }`;
    case 'g':
      return `${sign}${days > 0n ? `${days}:` : ''}${hours}:${two(minutes)}:${two(seconds)}${rest === '' ? '' : `.${rest}`}`;
    case 'G':
      return `${sign}${days}:${two(hours)}:${two(minutes)}:${two(seconds)}.${fraction}`;
  }
  if (format?.length === 1) throw badFormat();
  return readPattern(format ?? '', 'dhmsfF')
    .map((word) => formatWord(word, parts))
    .join('');
}

function formatWord({ letter, count, text }: PatternWord, parts: SpanParts): string {
  switch (letter) {
    case 'd':
      if (count > 8) throw badFormat();
      return String(parts.days).padStart(count, '0');
    case 'h':
    case 'm':
    case 's': {
      if (count > 2) throw badFormat();
      const value = letter === 'h' ? parts.hours : letter === 'm' ? parts.minutes : parts.seconds;
      return String(value).padStart(count, '0');
    }
    case 'f':
    case 'F': {
      if (count > 7) throw badFormat();
      const digits = parts.fraction.slice(0, count);
      return letter === 'f' ? digits : digits.replace(/0+$/, '');
    }
  }
  // Unlike in dates, a sign that is neither quoted nor escaped is an error here.
  if (count === 1) throw badFormat();
  return text;
}
