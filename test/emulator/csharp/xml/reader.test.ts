import { describe, expect, test } from 'vitest';
import type { XElement } from '../../../../emulator/csharp/runtime/xml/element';
import { parseDocument, parseElement } from '../../../../emulator/csharp/runtime/xml/reader';
import { saveOptions, writeXml } from '../../../../emulator/csharp/runtime/xml/writer';

/** What System.Xml.Linq of Mono 6.8, which is Microsoft's, says of the same texts. */
describe('an exception says what is wrong and where', () => {
  test.each([
    ['', 'Root element is missing.'],
    ['{"a":1}', 'Data at the root level is invalid. Line 1, position 1.'],
    ['<a>1</a>\n\n\nx', 'Data at the root level is invalid. Line 4, position 1.'],
    ['<a/><b/>', 'There are multiple root elements. Line 1, position 6.'],
    [
      '<a>\n  <b>\n</a>',
      "The 'b' start tag on line 2 position 4 does not match the end tag of 'a'. Line 3, position 3.",
    ],
    ['<a><b>', 'Unexpected end of file has occurred. The following elements are not closed: b, a. Line 1, position 7.'],
    ['<a b=1/>', `'1' is an unexpected token. The expected token is '"' or '''. Line 1, position 6.`],
    ['<a b/>', "'/' is an unexpected token. The expected token is '='. Line 1, position 5."],
    ["<a b='1'c='2'/>", "'c' is an unexpected token. Expecting white space. Line 1, position 9."],
    ["<a b='", 'There is an unclosed literal string. Line 1, position 7.'],
    ["<a b='<'/>", "'<', hexadecimal value 0x3C, is an invalid attribute character. Line 1, position 7."],
    ["<a b='1' b='2'/>", "'b' is a duplicate attribute name. Line 1, position 10."],
    ["<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "'q:b' is a duplicate attribute name. Line 1, position 36."],
    ['<1/>', "Name cannot begin with the '1' character, hexadecimal value 0x31. Line 1, position 2."],
    ['<a$/>', "The '$' character, hexadecimal value 0x24, cannot be included in a name. Line 1, position 3."],
    ['<a>a & b</a>', 'An error occurred while parsing EntityName. Line 1, position 7.'],
    ['<a>&nbsp;</a>', "Reference to undeclared entity 'nbsp'. Line 1, position 5."],
    ['<a>&#0;</a>', "'.', hexadecimal value 0x00, is an invalid character. Line 1, position 6."],
    ['<a>]]></a>', "']]>' is not allowed in character data. Line 1, position 4."],
    [
      '<a><!-- x -- y --></a>',
      "An XML comment cannot contain '--', and '-' cannot be the last character. Line 1, position 11.",
    ],
    ['<a><![CDATA[ x </a>', 'Unexpected end of file while parsing CDATA has occurred. Line 1, position 20.'],
    ["<?xml version='1.1'?><a/>", "Version number '1.1' is invalid. Line 1, position 16."],
    ['<a><p:b xmlns:p="u"/><p:c/></a>', "'p' is an undeclared prefix. Line 1, position 23."],
    ["<a xmlns:p=''/>", 'Invalid namespace declaration. Line 1, position 12.'],
    ['<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>', "General entity 'e' references itself. Line 1, position 39."],
  ])('%j', (text, message) => {
    expect(() => parseElement(text, 0)).toThrow(message);
  });
});

test('layout is left out unless the options or xml:space keep it', () => {
  const kinds = (text: string, options = 0) => [...parseElement(text, options).children()].map((node) => node.nodeType);
  const [element, text, cdata] = [1, 3, 4];
  expect(kinds('<a> <b/> t <c/> </a>')).toEqual([element, text, element]);
  expect(kinds('<a> <b/> </a>', 1)).toEqual([text, element, text]);
  expect(kinds("<a xml:space='preserve'> <b/></a>")).toEqual([text, element]);
  expect(kinds('<a> <![CDATA[ ]]> </a>')).toEqual([cdata]);
});

test('line ends become line feeds, in attributes spaces, but not those of references', () => {
  expect(parseElement('<a>\r\r\n\nx&#13;</a>', 0).value).toBe('\n\n\nx\r');
  expect(parseElement("<a t='\t\r\nx&#9;&#10;'/>", 0).attributes[0]?.value).toBe('  x\t\n');
});

test('a document type gives entities and defaults, and is kept', () => {
  const document = parseDocument(
    '<!DOCTYPE a [<!ENTITY e "<b>1</b>"><!ENTITY f "2"><!ATTLIST a x CDATA "d" y CDATA #IMPLIED>]><a z="&f;">&e;&f;</a>',
    0,
  );
  expect(writeXml(document.rootElement as XElement, saveOptions.DisableFormatting)).toBe(
    '<a z="2" x="d"><b>1</b>2</a>',
  );
  expect(writeXml(parseDocument('<!DOCTYPE html><html/>', 0), saveOptions.DisableFormatting)).toBe(
    '<!DOCTYPE html []><html />',
  );
});

test('entities that multiply are stopped, and those outside are not read', () => {
  const lines = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`);
  const bomb = `<!DOCTYPE a [<!ENTITY e0 "0123456789">${lines.join('')}]><a>&e9;</a>`;
  expect(() => parseDocument(bomb, 0)).toThrow('exceeded a limit');
  expect(() => parseDocument('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', 0)).toThrow(
    "The entity 'e' is not in the document and is not read.",
  );
});

test('depth is no matter', () => {
  const depth = 50_000;
  const text = `${'<a>'.repeat(depth)}x${'</a>'.repeat(depth)}`;
  const element = parseElement(text, 0);
  expect(element.value).toBe('x');
  expect(writeXml(element, saveOptions.DisableFormatting)).toBe(text);
});
