import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** bytea as Buffer: hashes, wrapped keys and ciphertext. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Text ordered and compared by code unit, so that prefix ranges and `^@` can use a b-tree. */
export const textC = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Integer fen (1/100 yuan). */
export const fen = customType<{ data: bigint; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (value) => BigInt(value),
  toDriver: (value) => value.toString(),
});

/** Business day `YYYY-MM-DD`. */
export const day = customType<{ data: string }>({ dataType: () => 'date' });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Every tenant table starts with it; keys start with it too. */
export const orgId = () => uuid('org_id').notNull();
