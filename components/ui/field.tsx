'use client';
import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, use, useId } from 'react';

interface FieldContext {
  name: string;
  controlId: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const Context = createContext<FieldContext | null>(null);

/** Where a field sits on its page, so that an error summary can link to it. */
export function fieldAnchor(name: string): string {
  return `field-${name}`;
}

/**
 * What a control needs to belong to the Field around it: id, name, description, validity.
 * Outside a Field it gives only the name. `required` is said by aria, because the browser's own
 * messages are not in our words.
 */
export function useField(name?: string) {
  const field = use(Context);
  if (!field) return { control: { name }, labelId: undefined, invalid: false, required: false };
  return {
    control: {
      id: field.controlId,
      name: name ?? field.name,
      'aria-describedby': field.describedBy,
      'aria-invalid': field.invalid || undefined,
      'aria-required': field.required || undefined,
    },
    labelId: field.labelId,
    invalid: field.invalid,
    required: field.required,
  };
}

export interface FieldProps {
  /** The form name of the control inside; also the anchor of its error. */
  name: string;
  label: ReactNode;
  required?: boolean;
  /** The word behind the star for those who hear it, and the word for fields one may leave out. */
  requiredLabel?: string;
  optionalLabel?: string;
  help?: ReactNode;
  error?: string | null;
  /** Several controls under one label (radios, checkboxes): the label names the group. */
  group?: boolean;
  className?: string;
  children: ReactNode;
}

/** One label, one control, its help and its error, wired together by the control's name. */
export function Field(props: FieldProps) {
  const {
    name,
    label,
    required = false,
    requiredLabel,
    optionalLabel,
    help,
    error,
    group,
    className,
  } = props;
  const base = useId();
  const controlId = `${base}-control`;
  const labelId = `${base}-label`;
  const helpId = help ? `${base}-help` : null;
  const errorId = error ? `${base}-error` : null;
  const describedBy = [errorId, helpId].filter(Boolean).join(' ') || undefined;
  const words = (
    <>
      {label}
      {required ? (
        <span className="ml-0.5 text-bad" title={requiredLabel}>
          <span aria-hidden>*</span>
          {requiredLabel ? <span className="sr-only"> {requiredLabel}</span> : null}
        </span>
      ) : null}
      {!required && optionalLabel ? (
        <span className="ml-1.5 font-normal text-ink-3">{optionalLabel}</span>
      ) : null}
    </>
  );
  const labelClass = 'block w-fit text-small font-medium text-ink';
  return (
    <Context value={{ name, controlId, labelId, describedBy, invalid: Boolean(error), required }}>
      <div
        id={fieldAnchor(name)}
        data-field={name}
        className={clsx('grid min-w-0 content-start gap-1.5', className)}
      >
        {group ? (
          <span id={labelId} className={labelClass}>
            {words}
          </span>
        ) : (
          <label id={labelId} htmlFor={controlId} className={labelClass}>
            {words}
          </label>
        )}
        {props.children}
        {error ? (
          <p id={errorId ?? undefined} className="flex items-start gap-1 text-note text-bad">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {error}
          </p>
        ) : null}
        {help ? (
          <p id={helpId ?? undefined} className="text-note text-ink-3">
            {help}
          </p>
        ) : null}
      </div>
    </Context>
  );
}
