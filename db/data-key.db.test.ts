import postgres from 'postgres';
import { expect, it } from 'vitest';
import { keepDataKey, OtherDataKey, refuseOtherDataKey } from './data-key';
import { openStage } from './testing/stage';

const { database, owner: sql } = await openStage();

it('a database keeps the key of its first start and refuses every other one, changing nothing', async () => {
  await refuseOtherDataKey(sql, 'first');
  await keepDataKey(sql, 'first');
  const kept = await sql`select * from installation_facts`;
  expect(kept).toEqual([{ key: 'data_key', value: 'first' }]);

  await expect(refuseOtherDataKey(sql, 'other')).rejects.toThrow(
    /DATA_KEY is not the key.*set the former DATA_KEY again/,
  );
  await expect(keepDataKey(sql, 'other')).rejects.toThrow(OtherDataKey);
  expect(await sql`select * from installation_facts`).toEqual(kept);
  await refuseOtherDataKey(sql, 'first');
});

it('a database without tables was written under no key', async () => {
  const name = `empty_${database.name}`;
  await sql.unsafe(`create database ${name}`);
  const url = new URL(database.owner);
  url.pathname = `/${name}`;
  const empty = postgres(url.href, { max: 1 });
  await expect(refuseOtherDataKey(empty, 'first')).resolves.toBeUndefined();
  await empty.end();
  await sql.unsafe(`drop database ${name}`);
});
