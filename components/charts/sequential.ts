/**
 * Splits values into at most seven classes of roughly equal size (quantiles), 1 the lowest; `null` stays `null`.
 * Equal values always share a class, so ties cannot look different.
 */
export function sequentialClasses(values: readonly (number | null)[], classes = 7): (number | null)[] {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const distinct = new Set(known).size;
  return values.map((value) => {
    if (value === null) return null;
    if (distinct === 1) return Math.ceil(classes / 2);
    const smaller = known.findIndex((other) => other >= value);
    return 1 + Math.min(classes - 1, Math.floor((smaller / known.length) * classes));
  });
}
