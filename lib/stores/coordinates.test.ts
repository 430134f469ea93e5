import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COORDINATE_SYSTEMS,
  checkCoordinates,
  convertCoordinates,
  distanceMeters,
} from '@/lib/stores/coordinates';

const inland = fc.record({
  lng: fc.double({ min: 98, max: 120, noNaN: true }),
  lat: fc.double({ min: 23, max: 40, noNaN: true }),
});
const system = fc.constantFrom(...COORDINATE_SYSTEMS);

describe('convertCoordinates', () => {
  it('moves Tiananmen as the published examples do', () => {
    const wgs84 = { lng: 116.391_28, lat: 39.907_22 };
    const gcj02 = convertCoordinates(wgs84, { from: 'wgs84', to: 'gcj02' });
    expect(distanceMeters(gcj02, { lng: 116.397_52, lat: 39.908_62 })).toBeLessThan(15);
    const bd09 = convertCoordinates(wgs84, { from: 'wgs84', to: 'bd09' });
    expect(distanceMeters(bd09, { lng: 116.403_9, lat: 39.914_9 })).toBeLessThan(60);
  });

  it('comes back to within a metre, and stays within the 1.2 km the offsets can be', () => {
    fc.assert(
      fc.property(inland, system, system, (point, from, to) => {
        const there = convertCoordinates(point, { from, to });
        expect(distanceMeters(point, there)).toBeLessThan(2000);
        if (from !== to) expect(distanceMeters(point, there)).toBeGreaterThan(20);
        expect(distanceMeters(point, convertCoordinates(there, { from: to, to: from }))).toBeLessThan(1);
      }),
    );
  });

  it('leaves Singapore where it is', () => {
    const point = { lng: 103.85, lat: 1.29 };
    expect(convertCoordinates(point, { from: 'gcj02', to: 'wgs84' })).toEqual(point);
  });
});

describe('checkCoordinates', () => {
  it.each([
    [{ lng: Number.NaN, lat: 1 }, 'not_a_number'],
    [{ lng: 0, lat: 0 }, 'zero'],
    [{ lng: 200, lat: 100 }, 'out_of_range'],
    [{ lng: 181, lat: 30 }, 'out_of_range'],
    [{ lng: 31.23, lat: 121.47 }, 'swapped'],
    [{ lng: 1.29, lat: 103.85 }, 'swapped'],
  ])('%j is %s', (point, problem) => {
    expect(checkCoordinates(point)).toMatchObject({ ok: false, problem });
  });

  it('accepts every place in China and cures its swap', () => {
    fc.assert(
      fc.property(inland, (point) => {
        expect(checkCoordinates(point)).toEqual({ ok: true, coordinates: point, isInChina: true });
        expect(checkCoordinates({ lng: point.lat, lat: point.lng })).toEqual({
          ok: false,
          problem: 'swapped',
          suggestion: point,
        });
      }),
    );
    expect(checkCoordinates({ lng: -0.12, lat: 51.5 })).toMatchObject({ ok: true, isInChina: false });
  });
});

describe('distanceMeters', () => {
  it('is 111.195 km a degree of latitude, and half the equator at most', () => {
    expect(distanceMeters({ lng: 0, lat: 30 }, { lng: 0, lat: 31 })).toBeCloseTo(111_195, -1);
    expect(distanceMeters({ lng: 0, lat: 0 }, { lng: 180, lat: 0 })).toBeCloseTo(20_015_115, -2);
    expect(distanceMeters({ lng: 5, lat: 5 }, { lng: 5, lat: 5 })).toBe(0);
  });
});
