import { describe, expect, it } from 'vitest';
import { distributionOrder } from './distribute';

describe('distribution order', () => {
  it('puts every table after the ones its keys point to', () => {
    const tables = [
      { name: 'orders', needs: ['stores', 'members'] },
      { name: 'regions', needs: ['regions', 'organizations'] },
      { name: 'stores', needs: ['organizations', 'regions'] },
      { name: 'members', needs: ['stores'] },
      { name: 'organizations', needs: [] },
    ];
    expect(distributionOrder(tables)).toEqual(['organizations', 'regions', 'stores', 'members', 'orders']);
  });

  it('counts what is distributed already as done', () => {
    expect(distributionOrder([{ name: 'coupons', needs: ['stores'] }])).toEqual(['coupons']);
  });

  it('refuses a circle', () => {
    const circle = [
      { name: 'stores', needs: ['guides'] },
      { name: 'guides', needs: ['stores'] },
    ];
    expect(() => distributionOrder(circle)).toThrow('foreign keys form a circle: stores, guides');
  });
});
