/** Mobile numbers inside a text shown to people: `138****5678`, in any spelling with blanks or dashes. */
export function maskPhones(text: string): string {
  return text.replace(
    /(?<!\d)(\+?86[\s-]?)?(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g,
    (_, _zone, head: string, tail: string) => `${head}****${tail}`,
  );
}
