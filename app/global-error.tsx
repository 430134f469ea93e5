'use client';
import { PlainMessage } from '@/components/layout/plain-message';
import en from '@/lib/i18n/messages/en/failed.json';
import zh from '@/lib/i18n/messages/zh-CN/failed.json';
import './globals.css';

// The layout itself has failed, so there is no language to ask for: both are shown.
export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN" data-theme="system">
      <body>
        <PlainMessage title={zh.title}>
          <p className="text-ink-2">{zh.cause}</p>
          <p lang="en" className="text-ink-2">
            {en.title}. {en.cause}
          </p>
          <button
            type="button"
            onClick={reset}
            className="-my-3 py-3 font-medium text-primary underline underline-offset-4"
          >
            重试 Retry
          </button>
        </PlainMessage>
      </body>
    </html>
  );
}
