/** Nodes without children: text, CDATA, comments, processing instructions, document types. */
import { argumentException, argumentNull } from '../exceptions';
import { verifyNcName } from './characters';
import { nodeTypes, XNode } from './node';

function required(value: string | null, parameter = 'value'): string {
  if (value === null) throw argumentNull(parameter);
  return value;
}

/** `System.Xml.Linq.XText`. */
export class XText extends XNode {
  #value: string;

  /** @throws ArgumentNullException. */
  constructor(value: string | null) {
    super();
    this.#value = required(value);
  }

  get nodeType(): number {
    return nodeTypes.Text;
  }

  get value(): string {
    return this.#value;
  }

  set value(value: string | null) {
    this.#value = required(value);
  }

  clone(): XNode {
    return new XText(this.#value);
  }
}

/** `System.Xml.Linq.XCData`. */
export class XCData extends XText {
  override get nodeType(): number {
    return nodeTypes.CDATA;
  }

  override clone(): XNode {
    return new XCData(this.value);
  }
}

/** `System.Xml.Linq.XComment`. */
export class XComment extends XNode {
  readonly nodeType = nodeTypes.Comment;
  #value: string;

  /** @throws ArgumentNullException. */
  constructor(value: string | null) {
    super();
    this.#value = required(value);
  }

  get value(): string {
    return this.#value;
  }

  set value(value: string | null) {
    this.#value = required(value);
  }

  clone(): XNode {
    return new XComment(this.#value);
  }
}

function piTarget(target: string | null): string {
  const name = verifyNcName(required(target, 'target'));
  if (name.toLowerCase() === 'xml') {
    throw argumentException(`'${name}' is an invalid name for a processing instruction.`);
  }
  return name;
}

/** `System.Xml.Linq.XProcessingInstruction`. */
export class XProcessingInstruction extends XNode {
  readonly nodeType = nodeTypes.ProcessingInstruction;
  #target: string;
  #data: string;

  /** @throws ArgumentNullException, ArgumentException, XmlException. */
  constructor(target: string | null, data: string | null) {
    super();
    this.#data = required(data, 'data');
    this.#target = piTarget(target);
  }

  get target(): string {
    return this.#target;
  }

  set target(target: string | null) {
    this.#target = piTarget(target);
  }

  get data(): string {
    return this.#data;
  }

  set data(data: string | null) {
    this.#data = required(data);
  }

  clone(): XNode {
    return new XProcessingInstruction(this.#target, this.#data);
  }
}

/** `System.Xml.Linq.XDocumentType`. */
export class XDocumentType extends XNode {
  readonly nodeType = nodeTypes.DocumentType;
  #name: string;
  publicId: string | null;
  systemId: string | null;
  internalSubset: string | null;

  /** @throws ArgumentNullException, XmlException. */
  constructor(name: string | null, publicId: string | null, systemId: string | null, internalSubset: string | null) {
    super();
    this.#name = required(name, 'name').split(':').map(verifyNcName).join(':');
    this.publicId = publicId;
    this.systemId = systemId;
    this.internalSubset = internalSubset;
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string | null) {
    this.#name = required(name).split(':').map(verifyNcName).join(':');
  }

  clone(): XNode {
    return new XDocumentType(this.#name, this.publicId, this.systemId, this.internalSubset);
  }
}

/** `System.Xml.Linq.XDeclaration`: what stands before the document; no node. */
export class XDeclaration {
  version: string | null;
  encoding: string | null;
  standalone: string | null;

  constructor(version: string | null, encoding: string | null, standalone: string | null) {
    this.version = version;
    this.encoding = encoding;
    this.standalone = standalone;
  }

  clone(): XDeclaration {
    return new XDeclaration(this.version, this.encoding, this.standalone);
  }

  netToString(): string {
    const part = (name: string, value: string | null) => (value === null ? '' : ` ${name}="${value}"`);
    return `<?xml${part('version', this.version)}${part('encoding', this.encoding)}${part('standalone', this.standalone)}?>`;
  }
}
