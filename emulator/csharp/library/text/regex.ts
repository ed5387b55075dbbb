import { argumentNull } from '../../runtime/exceptions';
import { regexOptions } from '../../runtime/regex/tree';
import { unescapeRegex } from '../../runtime/regex/unescape';
import { textArray } from '../../runtime/text';
import { type DefinedType, defineType } from '../define';
import { Capture, Group, type GroupList, Match, Regex, type RegexList } from './regexObjects';

const room = 'System.Text.RegularExpressions';
type Text = string | null;
type Evaluator = (match: Match) => Text;

function evaluator(replacement: Text): Evaluator {
  if (replacement === null) throw argumentNull('replacement');
  return (match) => match.result(replacement);
}

function needed(code: Evaluator | null): Evaluator {
  if (code === null) throw argumentNull('evaluator');
  return code;
}

const cache = new Map<string, Regex>();

/** The static members keep their patterns, as .NET's cache does. */
function cached(pattern: Text, options = 0): Regex {
  if (pattern === null) throw argumentNull('pattern');
  const key = `${options}:${pattern}`;
  let regex = cache.get(key);
  if (regex === undefined) {
    if (cache.size >= 256) cache.clear();
    regex = new Regex(pattern, options);
    cache.set(key, regex);
  }
  return regex;
}

/** An input is checked before the pattern is. */
function statically(input: Text, pattern: Text, options = 0): Regex {
  if (input === null) throw argumentNull('input');
  return cached(pattern, options);
}

const regexType = defineType({
  name: `${room}.Regex`,
  runtimeClass: Regex,
  members: {
    'Regex(string pattern)': (pattern: Text) => new Regex(pattern, 0),
    'Regex(string pattern, RegexOptions options)': (pattern: Text, options: number) => new Regex(pattern, options),
    'RegexOptions Options { get; }': (self: Regex) => self.options,
    'bool IsMatch(string input)': (self: Regex, input: Text) => self.match(input).success,
    'bool IsMatch(string input, int startat)': (self: Regex, input: Text, start: number) =>
      self.match(input, start).success,
    'Match Match(string input)': (self: Regex, input: Text) => self.match(input),
    'Match Match(string input, int startat)': (self: Regex, input: Text, start: number) => self.match(input, start),
    'MatchCollection Matches(string input)': (self: Regex, input: Text) => self.matches(input),
    'MatchCollection Matches(string input, int startat)': (self: Regex, input: Text, start: number) =>
      self.matches(input, start),
    'string Replace(string input, string replacement)': (self: Regex, input: Text, text: Text) =>
      self.replace(input, evaluator(text)),
    'string Replace(string input, string replacement, int count)': (
      self: Regex,
      input: Text,
      text: Text,
      count: number,
    ) => self.replace(input, evaluator(text), count),
    'string Replace(string input, MatchEvaluator evaluator)': (self: Regex, input: Text, code: Evaluator | null) =>
      self.replace(input, needed(code)),
    'string Replace(string input, MatchEvaluator evaluator, int count)': (
      self: Regex,
      input: Text,
      code: Evaluator | null,
      count: number,
    ) => self.replace(input, needed(code), count),
    'string[] Split(string input)': (self: Regex, input: Text) => textArray(self.split(input)),
    'string[] Split(string input, int count)': (self: Regex, input: Text, count: number) =>
      textArray(self.split(input, count)),
    'static bool IsMatch(string input, string pattern)': (input: Text, pattern: Text) =>
      statically(input, pattern).match(input).success,
    'static bool IsMatch(string input, string pattern, RegexOptions options)': (
      input: Text,
      pattern: Text,
      options: number,
    ) => statically(input, pattern, options).match(input).success,
    'static Match Match(string input, string pattern)': (input: Text, pattern: Text) =>
      statically(input, pattern).match(input),
    'static Match Match(string input, string pattern, RegexOptions options)': (
      input: Text,
      pattern: Text,
      options: number,
    ) => statically(input, pattern, options).match(input),
    'static MatchCollection Matches(string input, string pattern)': (input: Text, pattern: Text) =>
      statically(input, pattern).matches(input),
    'static MatchCollection Matches(string input, string pattern, RegexOptions options)': (
      input: Text,
      pattern: Text,
      options: number,
    ) => statically(input, pattern, options).matches(input),
    'static string Replace(string input, string pattern, string replacement)': (
      input: Text,
      pattern: Text,
      text: Text,
    ) => statically(input, pattern).replace(input, evaluator(text)),
    'static string Replace(string input, string pattern, string replacement, RegexOptions options)': (
      input: Text,
      pattern: Text,
      text: Text,
      options: number,
    ) => statically(input, pattern, options).replace(input, evaluator(text)),
    'static string Replace(string input, string pattern, MatchEvaluator evaluator)': (
      input: Text,
      pattern: Text,
      code: Evaluator | null,
    ) => statically(input, pattern).replace(input, needed(code)),
    'static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options)': (
      input: Text,
      pattern: Text,
      code: Evaluator | null,
      options: number,
    ) => statically(input, pattern, options).replace(input, needed(code)),
    'static string[] Split(string input, string pattern)': (input: Text, pattern: Text) =>
      textArray(statically(input, pattern).split(input)),
    'static string[] Split(string input, string pattern, RegexOptions options)': (
      input: Text,
      pattern: Text,
      options: number,
    ) => textArray(statically(input, pattern, options).split(input)),
    'static string Unescape(string str)': (text: Text) => {
      if (text === null) throw argumentNull('str');
      return unescapeRegex(text);
    },
  },
});

const captureType = defineType({
  name: `${room}.Capture`,
  runtimeClass: Capture,
  members: {
    'int Index { get; }': (self: Capture) => self.index,
    'int Length { get; }': (self: Capture) => self.value.length,
    'string Value { get; }': (self: Capture) => self.value,
  },
});

const groupType = defineType({
  name: `${room}.Group`,
  base: `${room}.Capture`,
  runtimeClass: Group,
  members: {
    'bool Success { get; }': (self: Group) => self.success,
    'string Name { get; }': (self: Group) => self.name,
    'CaptureCollection Captures { get; }': (self: Group) => self.captures,
  },
});

const matchType = defineType({
  name: `${room}.Match`,
  base: `${room}.Group`,
  runtimeClass: Match,
  members: {
    'static Match Empty { get; }': () => Match.empty,
    'GroupCollection Groups { get; }': (self: Match) => self.groups,
    'Match NextMatch()': (self: Match) => self.next(),
    'string Result(string replacement)': (self: Match, replacement: Text) => self.result(replacement),
  },
});

function collection(name: string, element: string, members: Record<string, unknown>): DefinedType {
  return defineType({
    name: `${room}.${name}`,
    interfaces: [`System.Collections.Generic.IEnumerable<${room}.${element}>`, 'System.Collections.ICollection'],
    members: { 'int Count { get; }': (self: RegexList<unknown>) => self.count, ...members },
  });
}

/** Everything of `System.Text.RegularExpressions`. */
export const regexTypes: readonly DefinedType[] = [
  regexType,
  captureType,
  groupType,
  matchType,
  collection('MatchCollection', 'Match', {
    'Match this[int i] { get; }': (self: RegexList<Match>, index: number) => self.at(index),
  }),
  collection('CaptureCollection', 'Capture', {
    'Capture this[int i] { get; }': (self: RegexList<Capture>, index: number) => self.at(index),
  }),
  collection('GroupCollection', 'Group', {
    'Group this[int groupnum] { get; }': (self: GroupList, index: number) => self.byNumber(index),
    'Group this[string groupname] { get; }': (self: GroupList, name: string) => self.byName(name),
  }),
  defineType({ name: `${room}.RegexOptions`, kind: 'enum', flags: true, values: regexOptions }),
  defineType({ name: `${room}.MatchEvaluator`, kind: 'delegate', hidden: true, invoke: 'string Invoke(Match match)' }),
];
