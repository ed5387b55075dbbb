import { describe, expect, test } from 'vitest';
import { run } from '../language/run';

describe('a dictionary as the collection of its pairs', () => {
  const given = `
    IDictionary<string, int> d = new Dictionary<string, int> { { "a", 1 } };
    var pair = new KeyValuePair<string, int>("a", 1);
    var other = new KeyValuePair<string, int>("a", 2);`;

  test.each([
    ['return d.Contains(pair) + " " + d.Contains(other);', 'True False'],
    ['return d.Remove(other) + " " + d.Remove(pair) + " " + d.Count;', 'False True 0'],
    ['d.Add(new KeyValuePair<string, int>("b", 2)); return d["b"];', '2'],
    ['d.Add(other); return 0;', 'System.ArgumentException'],
    ['d.Clear(); return d.Count;', '0'],
    ['var all = new KeyValuePair<string, int>[2]; d.CopyTo(all, 1); return all[1].Key + all[0].Key;', 'a'],
    ['ICollection<KeyValuePair<string, int>> pairs = d; pairs.Add(pair); return 0;', 'System.ArgumentException'],
    ['return d.Contains(new KeyValuePair<string, int>(null, 1));', 'System.ArgumentNullException'],
  ])('%s', (body, value) => {
    expect(run(`@{ ${given} ${body} }`)).toBe(value);
  });
});

describe('what cannot be changed says so', () => {
  test.each([
    ['(ICollection<string>)new Dictionary<string, int>().Keys', 'true'],
    ['(ICollection<int>)new List<int>().AsReadOnly()', 'true'],
    ['(ICollection<int>)new[] { 1 }', 'true'],
    ['(ICollection<int>)new List<int>()', 'false'],
    ['(ICollection<int>)new HashSet<int>()', 'false'],
    ['(IDictionary<string, int>)new Dictionary<string, int>()', 'false'],
  ])('(%s).IsReadOnly', (collection, value) => {
    expect(run(`@((${collection}).IsReadOnly)`)).toBe(value);
  });
});

describe('ISet<T> has what HashSet<T> has', () => {
  test.each([
    ['set.UnionWith(new[] { 3, 4 });', '1 2 3 4'],
    ['set.IntersectWith(new[] { 3, 2 });', '2 3'],
    ['set.ExceptWith(new[] { 3, 4 });', '1 2'],
    ['set.SymmetricExceptWith(new[] { 3, 4, 4 });', '1 2 4'],
  ])('%s', (change, value) => {
    for (const type of ['ISet<int>', 'HashSet<int>']) {
      expect(run(`@{ ${type} set = new HashSet<int> { 1, 2, 3 }; ${change} return string.Join(" ", set); }`)).toBe(
        value,
      );
    }
  });

  test.each([
    ['IsSubsetOf', 'true true false'],
    ['IsProperSubsetOf', 'true false false'],
    ['IsSupersetOf', 'false true true'],
    ['IsProperSupersetOf', 'false false true'],
    ['SetEquals', 'false true false'],
    ['Overlaps', 'true true true'],
  ])('%s', (method, values) => {
    const others = ['{ 1, 2, 3, 3 }', '{ 2, 1, 1 }', '{ 1, 1 }'];
    const results = others.map((other) =>
      run(`@{ ISet<int> set = new HashSet<int> { 1, 2 }; return set.${method}(new[] ${other}); }`),
    );
    expect(results.join(' ')).toBe(values);
  });

  test('the other sequence is walked once', () => {
    const body = `
      var walked = 0;
      var other = new[] { 1, 2, 3 }.Select(x => { walked += 1; return x; });
      ISet<int> set = new HashSet<int> { 1, 2 };
      return set.IsProperSubsetOf(other) + " " + walked;`;
    expect(run(`@{ ${body} }`)).toBe('True 3');
  });

  test('a set may be given to itself', () => {
    const set = 'ISet<int> set = new HashSet<int> { 1, 2 };';
    expect(run(`@{ ${set} set.ExceptWith(set); return set.Count; }`)).toBe('0');
    expect(run(`@{ ${set} set.SymmetricExceptWith(set); return set.Count; }`)).toBe('0');
    expect(run(`@{ ${set} set.UnionWith(set); return set.Count; }`)).toBe('2');
    expect(run(`@{ ${set} set.UnionWith(null); return 0; }`)).toBe('System.ArgumentNullException');
  });
});

describe('a walk by hand', () => {
  const walk = 'var seen = ""; while (walk.MoveNext()) seen += walk.Current;';

  test.each([
    ['new List<int> { 1, 2 }', '12'],
    ['new HashSet<int> { 1, 2 }', '12'],
    ['new Queue<int>(new[] { 1, 2 })', '12'],
    ['new Stack<int>(new[] { 1, 2 })', '21'],
    ['new Dictionary<string, int> { { "a", 1 } }', '[a, 1]'],
    ['new List<int> { 1, 2 }.AsReadOnly()', '12'],
    ['((IEnumerable<char>)"ab")', 'ab'],
  ])('of %s', (collection, value) => {
    expect(run(`@{ var walk = ${collection}.GetEnumerator(); ${walk} return seen; }`)).toBe(value);
  });

  test('begins again when the collection has its elements, not when they are computed', () => {
    const again = `${walk} walk.Reset(); walk.MoveNext(); return seen + walk.Current;`;
    expect(run(`@{ IEnumerator<int> walk = new List<int> { 1, 2 }.GetEnumerator(); ${again} }`)).toBe('121');
    expect(run(`@{ var walk = new[] { 1, 2 }.Select(x => x).GetEnumerator(); ${again} }`)).toBe(
      'System.NotSupportedException',
    );
  });

  test('ends with an exception when the collection changes', () => {
    const body = 'var list = new List<int> { 1, 2 }; var walk = list.GetEnumerator(); walk.MoveNext(); list.Add(3);';
    expect(run(`@{ ${body} return walk.MoveNext(); }`)).toBe('System.InvalidOperationException');
  });
});

test('what an iterator gives is a sequence, no array', () => {
  const iterator = 'IEnumerable<int> Two() { yield return 1; yield return 2; }';
  expect(run(`@{ ${iterator} object two = Two(); return (two is IEnumerable<int>) + " " + (two is int[]); }`)).toBe(
    'True False',
  );
});

test.each([
  ['new List<char>("abc").Count', '3'],
  ['new List<char>("abc").IndexOf(\'c\')', '2'],
  ['new HashSet<char>("abca").SetEquals("cba")', 'true'],
  ['new Queue<char>("abc").Dequeue()', 'a'],
  ['"abc".Cast<char>().Count()', '3'],
])('a text is a sequence of its characters: %s', (expression, value) => {
  expect(run(`@(${expression})`)).toBe(value);
});

test('a text is added to a list character by character', () => {
  const body =
    'var list = new List<char>(); list.AddRange("ad"); list.InsertRange(1, "bc"); return string.Concat(list);';
  expect(run(`@{ ${body} }`)).toBe('abcd');
});
