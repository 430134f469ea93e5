'use client';
import { Banner } from '@/components/ui/banner';
import { CopyButton } from '@/components/ui/copy-button';

/** A password or key that is shown this one time. */
export function SecretOnce({
  label,
  secret,
  note,
  copyLabel,
  copiedLabel,
}: {
  label: string;
  secret: string;
  note: string;
  copyLabel: string;
  copiedLabel: string;
}) {
  return (
    <div className="grid gap-3">
      <p className="text-small font-medium">{label}</p>
      <div className="flex items-center gap-2 rounded-control border bg-hover px-3 py-2">
        <code className="min-w-0 flex-1 break-all font-mono text-body" data-secret>
          {secret}
        </code>
        <CopyButton text={secret} label={copyLabel} copiedLabel={copiedLabel} />
      </div>
      <Banner tone="warn">{note}</Banner>
    </div>
  );
}
