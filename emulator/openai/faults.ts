/** What an account does instead of answering. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers: { readonly [name: string]: string } }
  | { readonly kind: 'refused' | 'reset' | 'hang' | 'cut' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** The forms that {@link parseFault} takes, for help texts. */
export const faultForms = [
  '429[:HEADER=VALUE[,...]]  throttled, for example 429:retry-after=20',
  'STATUS[:HEADER=VALUE...]  any status from 400 to 599',
  'refused                   no connection',
  'reset                     the connection breaks off before the headers',
  'hang                      no answer at all',
  'slow:MILLISECONDS         a late answer',
  'cut                       a stream that breaks off after its first part',
  'none                      well again',
];

/**
 * Reads a fault as people write it.
 *
 * @returns undefined for `none`
 * @throws Error that lists the forms
 */
export function parseFault(text: string): Fault | undefined {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const value = colon < 0 ? '' : text.slice(colon + 1);
  if (kind === 'none' && value === '') return undefined;
  if ((kind === 'refused' || kind === 'reset' || kind === 'hang' || kind === 'cut') && value === '') return { kind };
  if (kind === 'slow' && /^\d{1,6}$/.test(value)) return { kind, milliseconds: Number(value) };
  if (/^[45]\d\d$/.test(kind)) {
    const headers: { [name: string]: string } = {};
    const wellFormed =
      value === '' ||
      // A date has a comma, too.
      value.split(/,(?=[^,]*=)/).every((pair) => {
        const [, name, text = ''] = /^\s*([\w-]+)\s*=\s*([ -~]*?)\s*$/.exec(pair) ?? [];
        if (name !== undefined) headers[name] = text;
        return name !== undefined;
      });
    if (wellFormed) return { kind: 'status', status: Number(kind), headers };
  }
  throw new Error(`"${text}" is no fault. The forms are:\n  ${faultForms.join('\n  ')}`);
}
