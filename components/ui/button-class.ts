import { clsx } from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'link';
export type ButtonSize = 'md' | 'sm';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-primary text-on-primary hover:bg-primary-strong',
  secondary: 'border border-edge/50 bg-surface text-ink hover:bg-hover active:bg-pressed',
  ghost: 'text-ink-2 hover:bg-pressed/60 hover:text-ink active:bg-pressed',
  danger: 'bg-bad text-on-bad hover:bg-bad-strong',
  link: 'h-auto! px-0! text-primary underline-offset-4 hover:underline',
};

const sizes: Record<ButtonSize, string> = {
  md: 'h-9 px-3.5 text-body max-md:h-12 max-md:px-4',
  sm: 'h-8 px-2.5 text-small max-md:h-10',
};

/** The classes of a button, for links and triggers that must look like one. A class that replaces one of them says so: `px-2!`. */
export function buttonClass(
  options: { variant?: ButtonVariant; size?: ButtonSize; className?: string } = {},
): string {
  const { variant = 'secondary', size = 'md', className } = options;
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control font-medium transition-colors',
    'disabled:opacity-50 aria-disabled:opacity-50 aria-busy:opacity-80 [&_svg]:size-4 [&_svg]:shrink-0',
    sizes[size],
    variants[variant],
    className,
  );
}
