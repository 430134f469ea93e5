import { type Rate, rateOf } from './comparison';

/** Sales of one node and range. Buyers are distinct and never summed; null where they are not kept for a split. */
export type SalesFigures = {
  readonly grossFen: bigint;
  readonly refundsFen: bigint;
  readonly orders: number;
  readonly units: number;
  readonly identifiedOrders: number | null;
  /** By the best source of each store and day; null where nothing counted. */
  readonly visitors: number | null;
  /** Distinct identified members. */
  readonly identifiedBuyers: number | null;
};

export const NO_SALES: SalesFigures = {
  grossFen: 0n,
  refundsFen: 0n,
  orders: 0,
  units: 0,
  identifiedOrders: 0,
  visitors: null,
  identifiedBuyers: 0,
};

export const netFen = (figures: SalesFigures): bigint => figures.grossFen - figures.refundsFen;

/** Orders nobody is known for: each is a buyer of its own. */
export const unidentifiedBuyers = (figures: SalesFigures): number | null =>
  figures.identifiedOrders === null ? null : figures.orders - figures.identifiedOrders;

export function buyersOf(figures: SalesFigures): number | null {
  const unidentified = unidentifiedBuyers(figures);
  return figures.identifiedBuyers === null || unidentified === null
    ? null
    : figures.identifiedBuyers + unidentified;
}

/** Gross sales ÷ orders, half up to the fen; null without orders. */
export const aovFen = (figures: SalesFigures): bigint | null => {
  const orders = BigInt(figures.orders);
  return orders > 0n ? (figures.grossFen * 2n + orders) / (orders * 2n) : null;
};

/** Units ÷ orders in hundredths. */
export const unitsPerOrder = (figures: SalesFigures): number | null =>
  figures.orders > 0 ? Math.round((figures.units * 100) / figures.orders) : null;

export const identifiedRate = (figures: SalesFigures): Rate =>
  rateOf(figures.identifiedOrders === null ? null : BigInt(figures.identifiedOrders), BigInt(figures.orders));
