import { describe, expect, test } from 'vitest';
import { DotNetException } from '../../../../emulator';
import { evaluate } from '../evaluate';

/** The text of what a block returns, or the exception's name and message. */
function run(body: string): string {
  try {
    return String(evaluate(`@{ ${body} }`).value);
  } catch (error) {
    if (error instanceof DotNetException) return `${error.typeName}: ${error.message}`;
    throw error;
  }
}

/** The text of a tree that an expression makes. */
const text = (expression: string): string => run(`return (${expression}).ToString();`);

/** Every row was run on Mono 6.8, whose System.Xml.Linq is Microsoft's. */
describe('text of trees', () => {
  test.each([
    ['new XElement("a", "t", new XElement("b", new XElement("c")), "u")', '<a>t<b><c /></b>u</a>'],
    [
      'new XElement("a", new XElement("b", "t", new XElement("c")), new XComment("x"))',
      '<a>\n  <b>t<c /></b>\n  <!--x-->\n</a>',
    ],
    ['new XElement("a", "")', '<a></a>'],
    ['new XElement("a", new XAttribute("b", "<>&\\"\'\\t\\r\\n"))', '<a b="&lt;&gt;&amp;&quot;\'&#x9;&#xD;&#xA;" />'],
    ['new XElement("a", new XComment("a--b-"))', '<a>\n  <!--a- -b- -->\n</a>'],
    ['new XElement("a", TimeSpan.FromMilliseconds(-1500), new TimeSpan(1,2,3,4))', '<a>-PT1.5SP1DT2H3M4S</a>'],
    ['new XElement("a", new DateTimeOffset(2024,1,2,3,4,5,TimeSpan.FromHours(2)))', '<a>2024-01-02T03:04:05+02:00</a>'],
    ['new XElement("a", new object[] { "x", null, 1, new[] { 2, 3 } })', '<a>x123</a>'],
    [
      'new XElement("{u}a", new XAttribute("{v}b", 1), new XAttribute("{w}c", 2), new XElement("{v}d"))',
      '<a p1:b="1" p2:c="2" xmlns:p2="w" xmlns:p1="v" xmlns="u">\n  <p1:d />\n</a>',
    ],
    ["XElement.Parse(\"<p:a xmlns:p='u'><p:b p:x='1'/></p:a>\").Elements().First()", '<p:b p:x="1" xmlns:p="u" />'],
    ['new XDocument(new XDocumentType("html", null, null, null), new XElement("html"))', '<!DOCTYPE html >\n<html />'],
  ])('%s', (expression, expected) => {
    expect(text(expression)).toBe(expected);
  });

  test('Save writes the declaration of its writer', () => {
    expect(
      run(
        'var w = new StringWriter(); new XDocument(new XDeclaration("1.0", "utf-8", "yes"), new XElement("a")).Save(w); return w.ToString();',
      ),
    ).toBe('<?xml version="1.0" encoding="utf-16" standalone="yes"?>\n<a />');
  });
});

describe('changing a tree', () => {
  const of = (xml: string, change: string): string =>
    run(`var a = XElement.Parse("${xml}"); ${change} return a.ToString(SaveOptions.DisableFormatting);`);

  test.each([
    [
      'a node that is taken out ends the loop over its siblings',
      '<a><b/><c/></a>',
      'foreach (var e in a.Elements()) e.Remove();',
      '<a><c /></a>',
    ],
    [
      'a node that stands somewhere is copied',
      '<a><b/></a>',
      'a.Add(a.Element("b"), a);',
      '<a><b /><b /><a><b /><b /></a></a>',
    ],
    [
      'texts that meet are one',
      '<a>t<b/></a>',
      'a.Element("b").AddBeforeSelf("u"); a.Add(a.Nodes().Count());',
      '<a>tu<b />2</a>',
    ],
    [
      'content is read before the old goes',
      '<a b="1">t</a>'.replaceAll('"', "'"),
      'a.ReplaceAll(a.Attributes(), a.Nodes(), "u");',
      '<a b="1">tu</a>',
    ],
    ['the empty text keeps the end tag', '<a>x</a>', 'a.Value = "";', '<a></a>'],
    ['without nodes there is no end tag', '<a>x</a>', 'a.RemoveNodes();', '<a />'],
    [
      'names and values',
      "<a b='1'/>",
      'a.Name = "{u}c"; a.SetAttributeValue("b", null); a.SetElementValue("d", 1.5);',
      '<c xmlns="u"><d xmlns="">1.5</d></c>',
    ],
  ])('%s', (_, xml, change, expected) => {
    expect(of(xml, change)).toBe(expected);
  });

  test.each([
    ['new XElement("a").AddAfterSelf("x"); return 0;', 'System.InvalidOperationException: The parent is missing.'],
    [
      'new XDocument("x"); return 0;',
      'System.ArgumentException: Non-whitespace characters cannot be added to content.',
    ],
    [
      'new XElement("a", new XDocument()); return 0;',
      'System.ArgumentException: A node of type Document cannot be added to content.',
    ],
    [
      'new XAttribute("a", new XElement("b")); return 0;',
      'System.ArgumentException: An XObject cannot be used as a value.',
    ],
    [
      'return new XElement("a", new XAttribute("xmlns", "u")).ToString();',
      "System.Xml.XmlException: The prefix '' cannot be redefined from '' to 'u' within the same start element tag.",
    ],
    ['return new XElement("{u").ToString();', "System.ArgumentException: '{u' is an invalid expanded name."],
  ])('%s', (body, message) => {
    expect(run(body)).toBe(message);
  });
});

describe('asking a tree', () => {
  test.each([
    ['XNode.DeepEquals(new XElement("a", "x", "y"), new XElement("a", new XText("x"), "y"))', 'true'],
    ['XNode.DeepEquals(new XElement("a", new XText("")), new XElement("a"))', 'false'],
    [
      'new[] { "<a>1</a>", "<a>1</a>", "<a>2</a>" }.Select(x => XElement.Parse(x)).Distinct(new XNodeEqualityComparer()).Count()',
      '2',
    ],
    [
      'string.Join(",", new XElement("a", new XElement("b"), new XElement("c")).Elements().Reverse().InDocumentOrder().Select(e => e.Name))',
      'b,c',
    ],
    ['XElement.Parse("<a><b><b/></b></a>").Descendants("b").Descendants("b").Ancestors().Count()', '2'],
    ['(TimeSpan)XElement.Parse("<a>-P1Y2M3DT4H5M6.789S</a>")', '-428.04:05:06.7890000'],
    ['((DateTimeOffset)XElement.Parse("<a>2024-01-02Z</a>")).ToString("o")', '2024-01-02T00:00:00.0000000+00:00'],
    ['(uint)XElement.Parse("<a>-1</a>")', "System.FormatException: The input string '-1' was not in a correct format."],
  ])('%s', (expression, expected) => {
    expect(run(`return ${expression};`)).toBe(expected);
  });
});
