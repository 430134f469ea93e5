import { expect, it } from 'vitest';
import { sightChange } from './sight-change';

const sight = (name: string, path: string, brandId: string | null = null) => ({
  ...{ userId: name, name, path, brandId },
});

it('names who begins and who ceases to see a store that moves', () => {
  const sights = [
    sight('root', '/r/'),
    sight('east', '/r/e/'),
    sight('west', '/r/w/'),
    sight('other brand', '/r/w/', 'b'),
    sight('both', '/r/e/'),
    sight('both', '/r/w/'),
  ];
  expect(sightChange(sights, { brandId: 'a', from: '/r/e/x/', to: '/r/w/' })).toEqual({
    gain: ['west'],
    lose: ['east'],
  });
  expect(sightChange(sights, { brandId: 'a', from: '/r/e/x/', to: '/r/e/y/' })).toEqual({
    gain: [],
    lose: [],
  });
});
