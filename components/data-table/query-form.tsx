'use client';
import { ChevronDown } from 'lucide-react';
import Form from 'next/form';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { TableWords } from './table-words';

/** A field of the query form: `name` is its place in the URL, e.g. `f.status`. */
export type QueryField = { name: string; label: string; control: ReactNode };

type QueryFormProps = {
  path: string;
  fields: readonly QueryField[];
  carried: Readonly<Record<string, string>>;
  query: string;
  words: TableWords;
  actions?: ReactNode;
  children: ReactNode;
};

/** The search line, and under it the form that Chinese operations people expect: 3–4 columns, 重置 and 查询. */
export function QueryForm({ path, fields, carried, query, words, actions, children }: QueryFormProps) {
  const id = useId();
  const params = useSearchParams();
  const [isOpen, setIsOpen] = useState(false);
  const hidden = Object.entries(carried).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 max-md:w-full">{children}</div>
        {fields.length > 0 && (
          <Button
            variant="ghost"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
            icon={<ChevronDown aria-hidden className={isOpen ? 'rotate-180' : ''} />}
          >
            {isOpen ? words.collapseForm : words.expandForm}
          </Button>
        )}
        {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
      </div>
      <Form
        // Another address, other defaults: a filter removed by its chip must leave its field too.
        key={params.toString()}
        id={id}
        hidden={!isOpen}
        action={path}
        scroll={false}
        className="rounded-card border bg-surface p-4"
        onSubmit={(event) => leaveOutEmpty(event.currentTarget)}
        onReset={(event) => {
          // The browser's reset returns to the last query; people mean "empty".
          event.preventDefault();
          emptyForm(event.currentTarget);
        }}
      >
        {hidden}
        {query && <input type="hidden" name="q" value={query} />}
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
          {fields.map((field) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control comes in as a node and sits inside
            <label key={field.name} className="grid gap-1 text-small text-ink-2">
              {field.label}
              {field.control}
            </label>
          ))}
        </div>
        <div className="mt-4 flex justify-end gap-2">
          <Button type="reset">{words.reset}</Button>
          <Button type="submit" variant="primary" writes={false}>
            {words.query}
          </Button>
        </div>
      </Form>
    </>
  );
}

/** Empty fields stay out of the address: a disabled control is not sent. */
function leaveOutEmpty(form: HTMLFormElement): void {
  const controls = [...form.elements].filter(
    (one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement,
  );
  const empty = controls.filter((control) => !control.disabled && control.value === '');
  for (const control of empty) control.disabled = true;
  queueMicrotask(() => {
    for (const control of empty) control.disabled = false;
  });
}

function emptyForm(form: HTMLFormElement): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === 'hidden') continue;
    if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type))
      control.checked = false;
    else if (control instanceof HTMLInputElement) control.value = '';
    else if (control instanceof HTMLSelectElement) control.selectedIndex = 0;
  }
}
