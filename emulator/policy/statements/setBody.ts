import { MessageBody } from '../../message';
import type { StatementCompiler, StatementDefinition } from '../compiler';
import type { XmlElement } from '../reader';
import { PolicyFailure, type Run } from '../run';

/** Compiles `<set-body>` to the bytes that it gives. */
export function compileBody(element: XmlElement, compiler: StatementCompiler): (run: Run) => Buffer {
  const template = element.attributes.find((attribute) => attribute.name === 'template')?.value;
  if (template?.text === 'liquid') compiler.notRun(template.offset, 'Liquid templates are not run by the emulator yet');
  compiler.refuse(['html-decode-expression'], element);
  const content = compiler.content(element);
  return (run) => Buffer.from(content.get(run), 'utf8');
}

/** `<set-body>`: of the request in inbound and backend, of the response in outbound and on-error. */
export const setBody: StatementDefinition = {
  name: 'set-body',
  compile: (element, compiler) => {
    const body = compileBody(element, compiler);
    return (run) => {
      const { context, section } = run;
      const message = section === 'inbound' || section === 'backend' ? context.request : context.response;
      if (!message?.body) throw new PolicyFailure('set-body', 'BodyMissing', 'There is no body to set.');
      const bytes = body(run);
      message.body = new MessageBody(bytes);
      return 'next';
    };
  },
};
