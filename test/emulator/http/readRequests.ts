import { type ReceivedHead, RequestReader } from '../../../emulator/http/requestReader';

/** A request as it was read. */
export type Read = Omit<ReceivedHead, 'headers'> & {
  readonly headers: readonly string[];
  /** Undefined where there is none, `…` while it is not whole. */
  readonly body: string | undefined;
};

/** Reads requests with bodies of at most so many bytes. */
export function reading(largestBody = 1000) {
  const found: Read[] = [];
  const put = (body: string | undefined) => found.push({ ...(found.pop() as Read), body });
  const reader = new RequestReader(
    {
      onHead: (head) => found.push({ ...head, headers: head.headers.toRaw(), body: '…' }),
      onWhole: (body) => put(body?.toString('latin1')),
      onTooLarge: () => put('too large'),
    },
    largestBody,
  );
  return { reader, found };
}
