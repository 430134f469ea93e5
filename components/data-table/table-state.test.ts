import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextSort,
  parseTableState,
  serialiseTableState,
  settleView,
  type TableRules,
  tableHref,
  viewQuery,
  withoutFilter,
} from './table-state';

const rules: TableRules = {
  sortable: ['gmv', 'name'],
  filters: ['status', 'region'],
  columns: ['name', 'gmv', 'trend'],
  defaultSort: { key: 'gmv', isDescending: true },
};
const parse = (query: string) => parseTableState({ params: paramsOf(query), rules });
const serialise = (state: ReturnType<typeof parse>) => serialiseTableState({ state, rules });

function paramsOf(query: string): Record<string, string | string[]> {
  const search = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const all = search.getAll(key);
      return [key, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}

describe('reading the URL', () => {
  it('reads everything a list knows', () => {
    expect(
      parse(
        'q=静安&sort=name&f.status=live&f.status=paused&after=eyJ&cols=trend,name&pin=trend,hack&density=compact&view=v-1',
      ),
    ).toEqual({
      search: '静安',
      sort: { key: 'name', isDescending: false },
      filters: { status: ['live', 'paused'] },
      cursor: { side: 'after', token: 'eyJ' },
      columns: ['trend', 'name'],
      pinned: ['trend'],
      density: 'compact',
      view: 'v-1',
    });
  });

  it('falls back to the list’s own', () => {
    expect(parse('')).toEqual({
      search: '',
      sort: { key: 'gmv', isDescending: true },
      filters: {},
      cursor: null,
      columns: null,
      pinned: [],
      density: 'default',
      view: null,
    });
  });

  it('drops what it does not know', () => {
    const state = parse(
      'sort=-password&f.secret=1&cols=hack,,gmv,gmv&density=tiny&after=%27;drop table&view=../../etc',
    );
    expect(state).toEqual({ ...parse(''), columns: ['gmv'] });
  });

  it('is not fooled by names of the prototype', () => {
    const loose: TableRules = { sortable: ['x'], filters: ['constructor', '__proto__'], columns: [] };
    const state = parseTableState({ params: {}, rules: loose });
    expect(state.filters).toEqual({});
    expect(parse('sort=__proto__&f.__proto__=x&cols=constructor').filters).toEqual({});
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('folds full-width forms, cuts long text whole and removes control and direction marks', () => {
    expect(parse('q=ＡＢ１２　店').search).toBe('AB12 店');
    expect(parse(`q=${encodeURIComponent('a\u0000b\u202ec\n')}`).search).toBe('a b c');
    expect(parse(`q=${'长'.repeat(5000)}`).search).toHaveLength(200);
    expect(parse(`q=${encodeURIComponent(`${'x'.repeat(199)}😀`)}`).search).toBe('x'.repeat(199));
  });

  it('takes at most fifty values of one filter', () => {
    const query = Array.from({ length: 5000 }, (_, i) => `f.status=${i}`).join('&');
    expect(parse(query).filters.status).toHaveLength(50);
  });
});

describe('writing the URL', () => {
  it('leaves defaults out, so that equal lists have equal addresses', () => {
    expect(serialise(parse('sort=-gmv&density=default&q='))).toBe('');
    expect(serialise(parse('density=compact&f.region=east&q=a'))).toBe(
      serialise(parse('q=a&f.region=east&density=compact')),
    );
  });

  it('survives any input: what was read, written and read again is the same', () => {
    const key = fc.constantFrom(
      'q',
      'sort',
      'f.status',
      'f.region',
      'after',
      'before',
      'cols',
      'density',
      'view',
      '__proto__',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('-gmv', 'name', 'name,gmv', 'compact', 'abc', '\ud800', '%00'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.oneof(text, fc.array(text, { maxLength: 4 })))), (pairs) => {
        const state = parseTableState({ params: Object.fromEntries(pairs), rules });
        // A view that nothing is left of is the whole list.
        const view = state.view && (viewQuery({ state, rules }) === '' ? 'all' : state.view);
        expect(parse(serialise(state))).toEqual({ ...state, view });
      }),
      { numRuns: 250 },
    );
  });
});

describe('views', () => {
  const href = (query: string, change: Parameters<typeof tableHref>[0]['change']) =>
    tableHref({ state: parse(query), rules, path: '/stores', change });

  it('keep their name while something is asked, and are left when nothing is', () => {
    expect(href('view=v1&f.status=live', { density: 'compact' })).toBe(
      '/stores?view=v1&f.status=live&density=compact',
    );
    expect(href('view=v1&f.status=live', { filters: {} })).toBe('/stores?view=all');
    expect(settleView(new URLSearchParams('view=v1')).toString()).toBe('view=all');
    expect(settleView(new URLSearchParams('view=v1&q=a')).toString()).toBe('view=v1&q=a');
  });

  it('keep the question and the looks, not the page', () => {
    const state = parse('view=v1&q=a&sort=name&cols=trend,name&density=compact&after=tok');
    expect(viewQuery({ state, rules })).toBe('q=a&sort=name&cols=trend%2Cname&density=compact');
  });
});

describe('links', () => {
  it('another question starts at the first page, another look does not', () => {
    const state = parse('q=a&after=tok');
    const href = (change: Parameters<typeof tableHref>[0]['change']) =>
      tableHref({ state, rules, path: '/stores', change });
    expect(href({ sort: { key: 'name', isDescending: true } })).toBe('/stores?q=a&sort=-name');
    expect(href({ density: 'relaxed' })).toBe('/stores?q=a&density=relaxed&after=tok');
    expect(href({ search: '' })).toBe('/stores');
  });

  it('a header goes largest first, smallest first, then back to the list’s own order', () => {
    const first = nextSort({ current: null, key: 'gmv' });
    const second = nextSort({ current: first, key: 'gmv' });
    expect([first, second, nextSort({ current: second, key: 'gmv' })]).toEqual([
      { key: 'gmv', isDescending: true },
      { key: 'gmv', isDescending: false },
      null,
    ]);
  });

  it('takes one value or the whole filter away', () => {
    const filters = { status: ['live', 'paused'], region: ['east'] };
    expect(withoutFilter({ filters, key: 'status', value: 'live' })).toEqual({
      status: ['paused'],
      region: ['east'],
    });
    expect(withoutFilter({ filters, key: 'region', value: 'east' })).toEqual({ status: ['live', 'paused'] });
    expect(withoutFilter({ filters, key: 'status' })).toEqual({ region: ['east'] });
  });
});
