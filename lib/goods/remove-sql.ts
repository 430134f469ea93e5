import { type SQL, sql } from 'drizzle-orm';

/** Those of the product codes that a line of an order names. `codes` is an array as text; reads the orders once. */
export const usedProducts = (orgId: string, codes: string): SQL => sql`select distinct line->>'sku' as code
  from orders o cross join lateral jsonb_array_elements(o.lines) as line
  where o.org_id = ${orgId} and o.lines is not null and line->>'sku' = any(${codes}::text[])`;
