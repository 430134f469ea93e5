'use client';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { unanswered } from '@/components/ui/unanswered';
import { verifyAuditAction } from '@/lib/audit/actions';

type Answer = Awaited<ReturnType<typeof verifyAuditAction>> | ReturnType<typeof unanswered>;

/** Walks the whole chain on request and says whether every record is as it was written. */
export function VerifyChain() {
  const t = useTranslations('audit');
  const tErrors = useTranslations('errors');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isBusy, start] = useTransition();
  const verify = () => start(async () => setAnswer(await verifyAuditAction({}).catch(unanswered)));
  return (
    <div className="mb-4 grid gap-3">
      <Button
        onClick={verify}
        loading={isBusy}
        icon={<ShieldCheck aria-hidden />}
        className="justify-self-start"
      >
        {t(isBusy ? 'verifying' : 'verify')}
      </Button>
      {answer && !answer.ok ? (
        <Banner tone="bad" live>
          {tErrors(answer.error.code)}
        </Banner>
      ) : null}
      {answer?.ok ? <Report report={answer.data} /> : null}
    </div>
  );
}

function Report({ report }: { report: Extract<Answer, { ok: true }>['data'] }) {
  const t = useTranslations('audit');
  const { fault, head, verified, unsealed } = report;
  const isEmpty = !fault && !head;
  return (
    <Banner
      tone={fault ? 'bad' : isEmpty ? 'neutral' : 'good'}
      live
      title={fault ? t(`fault.${fault.kind}`, { seq: fault.seq ?? 0 }) : t(isEmpty ? 'okEmpty' : 'ok')}
    >
      {fault?.eventId ? <p className="break-all">{t('faultId', { id: fault.eventId })}</p> : null}
      {head ? <p>{t('okNote', { count: verified, seq: head.seq })}</p> : null}
      {unsealed > 0 ? <p>{t('unsealed', { count: unsealed })}</p> : null}
      {head ? (
        <p className="mt-1">
          {t('head')} <code className="break-all">{head.hash}</code>
          <span className="block text-note">{t('headNote')}</span>
        </p>
      ) : null}
    </Banner>
  );
}
