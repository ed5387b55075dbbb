/** Enumerations of XML. */
import { nodeTypes } from '../../runtime/xml/node';
import { loadOptions } from '../../runtime/xml/reader';
import { saveOptions } from '../../runtime/xml/writer';
import { type DefinedType, defineType } from '../define';

/** `XmlNodeType`, `LoadOptions`, `SaveOptions`. */
export const xmlEnumTypes: readonly DefinedType[] = [
  defineType({ name: 'System.Xml.XmlNodeType', kind: 'enum', values: nodeTypes }),
  defineType({ name: 'System.Xml.Linq.LoadOptions', kind: 'enum', flags: true, values: loadOptions }),
  defineType({ name: 'System.Xml.Linq.SaveOptions', kind: 'enum', flags: true, values: saveOptions }),
];
