import { describe, expect, it } from 'vitest';
import { homeCards, layoutOf, moveCard, placeCards } from './cards';

const keys = (cards: { key: string }[]) => cards.map(({ key }) => key);
const nothing = { role: null, own: null };

describe('a home', () => {
  it('stands as it was designed until somebody arranges it', () => {
    expect(keys(placeCards('admin', nothing))).toEqual([...homeCards.admin]);
    expect(placeCards('stores', nothing).every(({ isShown, isLocked }) => isShown && !isLocked)).toBe(true);
  });

  it('follows the role, then the person; what is new comes last', () => {
    const role = { cards: ['guides', 'sales', 'todo', 'checklist'], hidden: ['todo'], locked: [] };
    expect(keys(placeCards('stores', { role, own: null }))).toEqual(['guides', 'sales', 'todo', 'checklist']);
    expect(placeCards('stores', { role, own: null })[2]?.isShown).toBe(false);
    const own = { cards: ['checklist', 'sales'], hidden: [], locked: [] };
    const placed = placeCards('stores', { role, own });
    expect(keys(placed)).toEqual(['checklist', 'sales', 'guides', 'todo']);
    expect(placed.every(({ isShown }) => isShown)).toBe(true);
  });

  it('keeps the locked row first and shown, whatever a person wants', () => {
    const role = { cards: ['guides', 'sales', 'todo', 'checklist'], hidden: [], locked: ['guides', 'sales'] };
    const own = { cards: ['todo', 'sales', 'guides', 'checklist'], hidden: ['sales', 'todo'], locked: [] };
    const placed = placeCards('stores', { role, own });
    expect(keys(placed)).toEqual(['guides', 'sales', 'todo', 'checklist']);
    expect(placed.map(({ isShown }) => isShown)).toEqual([true, true, false, true]);
    expect(keys(moveCard(placed, { key: 'todo', by: -1 }))).toEqual(keys(placed));
    expect(keys(moveCard(placed, { key: 'sales', by: 1 }))).toEqual(keys(placed));
    expect(keys(moveCard(placed, { key: 'todo', by: 1 }))).toEqual(['guides', 'sales', 'checklist', 'todo']);
  });

  it('drops cards of another home and cards that are gone', () => {
    const own = { cards: ['feeds', 'gone', 'todo'], hidden: ['gone'], locked: ['sales'] };
    const placed = placeCards('stores', { role: null, own });
    expect(keys(placed)).toEqual(['todo', 'sales', 'guides', 'checklist']);
    expect(placed.some(({ isLocked }) => isLocked)).toBe(false);
  });

  it('locks what stands first and is shown', () => {
    const placed = placeCards('stores', {
      role: null,
      own: { cards: ['todo', 'sales', 'guides'], hidden: ['todo'], locked: [] },
    });
    expect(layoutOf(placed, true)).toEqual({
      cards: ['todo', 'sales', 'guides', 'checklist'],
      hidden: ['todo'],
      locked: ['sales', 'guides'],
    });
    expect(layoutOf(placed, false).locked).toEqual([]);
  });
});
