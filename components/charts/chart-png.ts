type Picture = { body: HTMLElement; title: string; filters?: string; footer: string };

const SCALE = 2;
const PAD = 24;
const PAINTED = ['fill', 'fillOpacity', 'stroke', 'strokeWidth', 'strokeOpacity', 'strokeDasharray'] as const;
const PAINTED_TOO = ['strokeLinecap', 'strokeLinejoin', 'vectorEffect', 'display', 'opacity'] as const;

/**
 * The chart as a PNG at twice its size with title, filters and footer. Shapes go through an SVG image; every text is
 * drawn on the canvas instead, because an SVG image cannot see the page's web fonts and would show boxes.
 */
export async function chartPng({ body, title, filters, footer }: Picture): Promise<Blob> {
  const svg = body.querySelector<SVGSVGElement>('svg[data-plot]');
  if (!svg && !body.querySelector('[data-tile]')) throw new Error('no plot to draw');
  const frame = body.getBoundingClientRect();
  const head = PAD + 26 + (filters ? 20 : 0);
  const notes = body.querySelector('[data-note]')?.getBoundingClientRect().top ?? frame.bottom;
  const size = { width: frame.width + 2 * PAD, height: head + (notes - frame.top) + 16 + PAD };
  const canvas = document.createElement('canvas');
  canvas.width = size.width * SCALE;
  canvas.height = size.height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.scale(SCALE, SCALE);
  const look = getComputedStyle(document.documentElement);
  context.fillStyle = look.getPropertyValue('--surface');
  context.fillRect(0, 0, size.width, size.height);
  const origin = { x: PAD - frame.left, y: head - frame.top };
  for (const drawing of [...(svg ? [svg] : []), ...body.querySelectorAll<SVGSVGElement>('[data-legend] svg')])
    await drawShapes({ context, svg: drawing, origin });
  drawBoxes({ context, boxes: [...body.querySelectorAll('[data-tile], [data-swatch]')], origin });
  const written = 'svg[data-plot] text, [data-sign], [data-tile] > span';
  drawTexts({ context, texts: [...body.querySelectorAll(written)], origin });
  drawLegend({ context, body, origin });
  const say = ({ text, y, font, color }: { text: string; y: number; font: string; color: string }) => {
    context.font = `${font} ${look.fontFamily}`;
    context.fillStyle = look.getPropertyValue(color);
    context.fillText(text, PAD, y, size.width - 2 * PAD);
  };
  context.textBaseline = 'middle';
  say({ text: title, y: PAD + 6, font: '600 16px', color: '--ink' });
  if (filters) say({ text: filters, y: PAD + 28, font: '13px', color: '--ink-3' });
  say({ text: footer, y: size.height - PAD, font: '12px', color: '--ink-3' });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

async function drawShapes({ context, svg, origin }: Drawing & { svg: SVGSVGElement }): Promise<void> {
  const box = svg.getBoundingClientRect();
  if (box.width === 0) return;
  const [left, top] = [box.left + origin.x - 200, box.top + origin.y - 50];
  context.drawImage(await shapesOf(svg), left, top, box.width + 400, box.height + 100);
}

/** Plates of colour that are elements and not drawn: the tiles of a map and their legend. */
function drawBoxes({ context, boxes, origin }: Drawing & { boxes: Element[] }): void {
  for (const one of boxes) {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    context.beginPath();
    context.roundRect(box.left + origin.x, box.top + origin.y, box.width, box.height, 4);
    context.fillStyle = style.backgroundColor;
    context.fill();
    if (style.borderStyle !== 'dashed') continue;
    context.setLineDash([3, 3]);
    context.strokeStyle = style.borderColor;
    context.stroke();
    context.setLineDash([]);
  }
}

/** The plot without its texts, styles written out, with room around it for what overflows (marks at line ends). */
async function shapesOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll<SVGElement>('*')];
  for (const [index, node] of [...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const original = originals[index];
    if (!original) continue;
    const style = getComputedStyle(original);
    for (const name of [...PAINTED, ...PAINTED_TOO]) node.style[name] = style[name];
    node.style.overflow = 'visible';
  }
  for (const unwanted of copy.querySelectorAll('text, [data-tool]')) unwanted.remove();
  for (const [name, value] of Object.entries({ x: 200, y: 50, width, height }))
    copy.setAttribute(name, String(value));
  copy.style.overflow = 'visible';
  const outer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  outer.setAttribute('width', String((width + 400) * SCALE));
  outer.setAttribute('height', String((height + 100) * SCALE));
  outer.setAttribute('viewBox', `0 0 ${width + 400} ${height + 100}`);
  outer.append(copy);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(outer))}`;
  await image.decode();
  return image;
}

type Origin = { x: number; y: number };
type Drawing = { context: CanvasRenderingContext2D; origin: Origin };

function drawTexts({ context, texts, origin }: Drawing & { texts: Element[] }): void {
  for (const text of texts) {
    const box = text.getBoundingClientRect();
    const style = getComputedStyle(text);
    if (box.width === 0) continue;
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.fillStyle = text instanceof SVGElement ? style.fill : style.color;
    context.textBaseline = 'middle';
    // Centred words are centred again: the canvas may measure them a little wider than the page.
    context.textAlign = style.textAlign === 'center' ? 'center' : 'left';
    const left = context.textAlign === 'center' ? box.left + box.width / 2 : box.left;
    context.fillText(text.textContent ?? '', left + origin.x, box.top + box.height / 2 + origin.y);
    context.textAlign = 'left';
  }
}

function drawLegend({ context, body, origin }: Drawing & { body: HTMLElement }): void {
  for (const item of body.querySelectorAll('[data-legend] li')) {
    const box = item.getBoundingClientRect();
    const picture = item.querySelector('svg');
    if (box.width === 0) continue;
    context.font = `12px ${getComputedStyle(item).fontFamily}`;
    context.fillStyle = getComputedStyle(item).color;
    context.textBaseline = 'middle';
    const left = box.left + origin.x + (picture ? 18 : 0);
    context.fillText(item.textContent ?? '', left, box.top + box.height / 2 + origin.y);
  }
}

/** Hands a file to the browser's own download. */
export function saveBlob({ blob, name }: { blob: Blob; name: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replace(/[\\/:*?"<>|]+/g, '-');
  link.click();
  // Revoked later: some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
