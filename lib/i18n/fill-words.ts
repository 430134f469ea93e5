/** Puts values into the `{name}` places of a translated sentence; an unknown name stays as it is. */
export function fillWords(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
