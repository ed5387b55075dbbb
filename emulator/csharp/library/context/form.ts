/** Bodies in the form of HTML forms, `application/x-www-form-urlencoded`. */
import type { MessageBody } from '../../../message';
import { NetDictionary } from '../../runtime/collections/dictionary';
import { NetList } from '../../runtime/collections/list';
import { urlEncode } from '../../runtime/escape';
import { argumentNull } from '../../runtime/exceptions';
import { namedType, types } from '../../types';
import { defineType } from '../define';

type Form = NetDictionary<string, NetList<string> | null>;
const texts = namedType('System.Collections.Generic.IList', types.string);

/** The fields of a body, decoded, in their order; a field may have several values. */
export function formOf(body: MessageBody, preserveContent: boolean): Form {
  const form: Form = new NetDictionary(types.string, texts);
  for (const [name, value] of new URLSearchParams(body.read(preserveContent).toString('utf8'))) {
    const values = form.find(name);
    if (values) values.add(value);
    else form.add(name, new NetList(types.string, [value]));
  }
  return form;
}

/** The opposite of {@link formOf}. @throws ArgumentNullException */
function encoded(form: Form | null): string {
  if (form === null) throw argumentNull('dictionary');
  const fields: string[] = [];
  for (const { key, value } of form) {
    for (const one of value ?? []) fields.push(`${urlEncode(key)}=${urlEncode(one)}`);
  }
  return fields.join('&');
}

/** What `<set-body>` takes to make a form of a dictionary (policy reference of set-body, "Return URL-encoded form data"). */
export const formExtensions = defineType({
  name: 'FormExtensions',
  kind: 'static',
  hidden: true,
  members: {
    'static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> dictionary)': encoded,
    'static string ToQueryString(this IDictionary<string, IList<string>> dictionary)': encoded,
  },
});
