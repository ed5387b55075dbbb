/** `Save(TextWriter)` of everything in XML that has it. */
import { argumentNull } from '../../runtime/exceptions';
import type { XDocument, XElement } from '../../runtime/xml/element';
import { saveOptions, saveXml } from '../../runtime/xml/writer';
import type { MemberCode } from '../define';
import type { StringWriter } from '../text/stringIo';

/** Both overloads, with the tree that an instance is written as. @throws ArgumentNullException without a writer. */
export function saveMembers<T>(treeOf: (self: T) => XElement | XDocument): Readonly<Record<string, MemberCode>> {
  const save = (self: T, writer: StringWriter | null, options: number): void => {
    if (writer === null) throw argumentNull('output');
    writer.write(saveXml(treeOf(self), options));
  };
  return {
    'void Save(TextWriter textWriter)': (self: T, writer: StringWriter | null) => save(self, writer, saveOptions.None),
    'void Save(TextWriter textWriter, SaveOptions options)': save,
  };
}
