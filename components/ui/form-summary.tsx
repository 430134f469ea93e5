'use client';
import { type MouseEvent, useEffect, useRef } from 'react';
import { fieldAnchor } from './field';
import { ToneIcon } from './tone-icon';

function focusField(event: MouseEvent<HTMLAnchorElement>, name: string) {
  const root = event.currentTarget.closest('form') ?? document;
  const field = root.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const control = field?.querySelector<HTMLElement>(
    'input:not([type=hidden]),select,textarea,button,[tabindex="0"]',
  );
  if (!control) return;
  event.preventDefault();
  control.focus();
  field?.scrollIntoView({ block: 'center' });
}

/**
 * What is wrong with a form, in one place, as links to the fields. It takes the focus whenever a new
 * answer arrives: give it `key` or a new `errors` object per answer.
 */
export function FormSummary({
  title,
  errors,
  message,
}: {
  title: string;
  errors: { name: string; label: string; message: string }[];
  message?: string;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0 || Boolean(message);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of errors is a new answer
  useEffect(() => {
    if (shown) ref.current?.focus();
  }, [errors, message]);
  if (!shown) return null;
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="alert"
      className="flex items-start gap-2.5 rounded-control bg-bad-tint px-3.5 py-2.5 text-body"
    >
      <ToneIcon tone="bad" className="mt-0.75 size-4 shrink-0 text-bad" />
      <div className="min-w-0">
        <p className="font-medium">{message ?? title}</p>
        {errors.length > 0 ? (
          <ul className="mt-1 grid gap-0.5">
            {errors.map((error) => (
              <li key={error.name}>
                <a
                  href={`#${fieldAnchor(error.name)}`}
                  onClick={(event) => focusField(event, error.name)}
                  className="text-bad underline underline-offset-4"
                >
                  <span className="font-medium">{error.label}</span> · {error.message}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
