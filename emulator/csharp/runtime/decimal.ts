export class Decimal { static parseLiteral(t: string): Decimal | null { return new Decimal(); } }
