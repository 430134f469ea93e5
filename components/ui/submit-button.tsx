'use client';
import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/** Submits the form around it and shows that the form is on its way. */
export function SubmitButton({ pendingLabel, children, ...rest }: ButtonProps & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button variant="primary" {...rest} type="submit" loading={pending || rest.loading}>
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
