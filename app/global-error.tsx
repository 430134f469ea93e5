'use client';
import { Button } from '@/components/ui/button';
import en from '@/lib/i18n/messages/en/shell.json';
import zh from '@/lib/i18n/messages/zh-CN/shell.json';
import './globals.css';

// The layout itself has failed, so there is no language to ask for: both are shown.
export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN" data-theme="system">
      <body>
        <main className="mx-auto grid min-h-dvh max-w-140 content-center gap-4 p-6">
          <h1 className="text-h1">{zh.failed.title}</h1>
          <p className="text-ink-2">{zh.failed.cause}</p>
          <p lang="en" className="text-ink-2">
            {en.failed.title}. {en.failed.cause}
          </p>
          <Button variant="primary" className="w-fit" onClick={reset}>
            重试 Retry
          </Button>
        </main>
      </body>
    </html>
  );
}
