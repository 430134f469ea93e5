import 'server-only';
import type { Context } from '@/lib/auth/context';
import type { Permission } from '@/lib/auth/permissions';
import { reachMark, type Scope } from '@/lib/auth/scope';
import type { FileWords } from '@/lib/i18n/file-words';
import type { XlsxType } from '@/lib/sheet/write-xlsx';
import type { ExportList } from '../export-file';
import type { ListQuestion } from '../list-question';

/** What one must be allowed to read, besides to take files away. */
export const listPermissions: Record<ExportList, Permission> = {
  stores: 'stores:read',
  guides: 'guides:read',
  goods: 'goods:read',
  orders: 'orders:read',
  audit: 'audit:read',
};

/** Everything that decides what stands in a file of a list: columns too come and go with rights. */
const decisive: readonly Permission[] = ['phones:read', 'targets:read', 'reports:read'];

/** Where a person reads a list today, as one text: whoever reads something else since does not get an older file. */
export const listReach = (scope: Scope, list: ExportList): string =>
  [listPermissions[list], ...decisive].map((permission) => reachMark(scope, permission)).join('\n');

/** `money` in fen; `percent` as a fraction; a moment as it is, shown on the clocks of the organization. */
export type ExportValue = string | number | bigint | Date | null;
export type ExportColumn<Row> = {
  key: string;
  header: string;
  type: XlsxType;
  value: (row: Row) => ExportValue;
};

export type ExportAsked = { question: ListQuestion; ids?: readonly string[] };

/** One list as it leaves the house: its columns in order, and its rows page by page within the reader's reach. */
export type ExportSource<Row> = {
  columns: (words: FileWords, ctx: Context) => ExportColumn<Row>[];
  pages: (ctx: Context, asked: ExportAsked) => AsyncGenerator<readonly Row[]>;
};
