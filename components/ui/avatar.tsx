import { cn } from './cn';

/** The last two characters of a Chinese name, the initials of another. */
function initials(name: string): string {
  const text = name.trim();
  if (/\p{Script=Han}/u.test(text)) return [...text].slice(-2).join('');
  return text
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

/** A person by initials; the name stands beside it or is the label of what holds it. */
export function Avatar({
  name,
  size = 'md',
  className,
}: {
  name: string;
  size?: 'sm' | 'md' | 'lg';
  className?: string;
}) {
  return (
    <span
      aria-hidden
      // drawn, not written: the letters are no part of any name
      data-initials={initials(name)}
      className={cn(
        'grid shrink-0 place-items-center rounded-full before:content-[attr(data-initials)] bg-primary-tint font-medium text-primary',
        size === 'sm' && 'size-6 text-[10px] leading-none',
        size === 'md' && 'size-8 text-note',
        size === 'lg' && 'size-11 text-body',
        className,
      )}
    />
  );
}
