/** A guess at the width of a label in pixels, so that gutters can be sized on the server without a font. */
export function textWidth(text: string, fontSize = 12): number {
  let em = 0;
  for (const char of text)
    em += isWide(char) ? 1 : char === ' ' || char === '.' || char === ',' ? 0.32 : 0.58;
  return Math.ceil(em * fontSize);
}

/** Chinese characters and full-width forms take a whole em; Latin letters and digits a little over half. */
function isWide(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0x2e80 && code <= 0xffef && !(code >= 0xff61 && code <= 0xffdc);
}
