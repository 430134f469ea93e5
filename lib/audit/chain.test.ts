import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, chainStart, firstIdOf, instantOfId, linkHash } from './chain';

describe('canonicalJson', () => {
  it('writes one text for one value, whatever the order of its keys', () => {
    const text = canonicalJson({ b: [1, { d: null, c: undefined }], a: new Date(0), ä: '门店' });
    expect(text).toBe('{"a":"1970-01-01T00:00:00.000Z","b":[1,{"c":null,"d":null}],"ä":"门店"}');
    expect(canonicalJson({ x: 1, a: 2 })).toBe(canonicalJson({ a: 2, x: 1 }));
  });
});

it('links by sha256 over the previous hash and the row', () => {
  const event = {
    ...{ orgId: 'o', id: 'i', at: new Date(0), actorKind: 'user' as const, actorId: null, actorName: 'A' },
    ...{ action: 'store.created', objectKind: 'store', objectId: null, objectName: null, storeId: null },
    ...{ before: null, after: { z: 1, a: 'x' }, requestId: null },
  };
  const text =
    '{"action":"store.created","actorId":null,"actorKind":"user","actorName":"A","after":{"a":"x","z":1},"at":"1970-01-01T00:00:00.000Z","before":null,"id":"i","objectId":null,"objectKind":"store","objectName":null,"orgId":"o","requestId":null,"storeId":null}';
  const expected = createHash('sha256')
    .update(Buffer.concat([Buffer.alloc(32), Buffer.from(text)]))
    .digest();
  expect(linkHash(chainStart, event).equals(expected)).toBe(true);
});

it('reads the instant of a UUIDv7 and gives the first id of an instant', () => {
  const id = '0193495b-1f00-7abc-8def-0123456789ab';
  expect(new Date(instantOfId(id)).toISOString()).toBe(new Date(0x0193495b1f00).toISOString());
  expect(firstIdOf(instantOfId(id)) <= id).toBe(true);
  expect(firstIdOf(instantOfId(id) + 1) > id).toBe(true);
});
