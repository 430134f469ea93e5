'use client';
import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { FileDrop } from '@/components/ui/file-drop';
import { Progress } from '@/components/ui/progress';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { type UploadAnswer, uploadFile } from '@/lib/imports/client';
import type { ImportKind } from '@/lib/imports/fields';

const LIMIT = 1024 ** 3;
const ACCEPT = {
  'text/csv': ['.csv'],
  'text/plain': ['.txt', '.tsv'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  // Browsers name CSV by whatever program opens it.
  'application/vnd.ms-excel': ['.csv', '.xls'],
};

/** Choose the kind, drop the file: everything after that has an address of its own. */
export function UploadPanel({ kinds, kind: first }: { kinds: ImportKind[]; kind: ImportKind }) {
  const t = useTranslations('imports');
  const upload = useUpload();
  const [kind, setKind] = useState(first);
  return (
    <Card className="max-w-180">
      <CardBody className="grid gap-5 pt-5">
        <div className="grid gap-1.5">
          <span className="text-small font-medium">{t('upload.kind')}</span>
          <SegmentedControl
            label={t('upload.kind')}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={kind}
            onValueChange={(value) => setKind(value as ImportKind)}
            className="max-w-full overflow-x-auto"
          />
        </div>
        {upload.refusal ? (
          <Banner tone="bad" live title={t('upload.refused')}>
            {upload.refusal}
          </Banner>
        ) : null}
        {upload.share === null ? (
          <FileDrop
            label={t('upload.label')}
            accept={ACCEPT}
            maxBytes={LIMIT}
            onFiles={([file]) => file && upload.send(file, kind)}
            labels={{
              title: t('upload.choose'),
              note: t('upload.limits'),
              drop: t('upload.drop'),
              remove: t('upload.remove'),
              tooLarge: t('upload.tooLarge'),
              wrongType: t('upload.wrongType'),
            }}
          />
        ) : (
          <Sending share={upload.share} stop={upload.stop} />
        )}
        <p className="flex flex-wrap items-center gap-x-2 text-small text-ink-2">
          <a
            href={`/api/imports/template?kind=${kind}`}
            download
            className="inline-flex items-center gap-1 text-primary underline-offset-4 hover:underline"
          >
            <Download aria-hidden className="size-4" />
            {t('template.download')}
          </a>
          {t('template.note')}
        </p>
        <p className="text-note text-ink-3">{t('upload.safe')}</p>
      </CardBody>
    </Card>
  );
}

function Sending({ share, stop }: { share: number; stop: () => void }) {
  const t = useTranslations('imports.upload');
  const percent = Math.floor(share * 100);
  return (
    <div className="grid gap-3 rounded-card border px-5 py-6">
      <Progress
        label={t('progress')}
        value={share < 1 ? percent : null}
        text={share < 1 ? t('sending', { percent }) : t('reading')}
      />
      <Button size="sm" className="justify-self-end" onClick={stop} disabled={share >= 1}>
        {t('stop')}
      </Button>
    </div>
  );
}

function useUpload() {
  const router = useRouter();
  const wordsOf = useRefusal();
  const [share, setShare] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const abort = useRef<() => void>(() => {});
  const send = async (file: File, kind: ImportKind) => {
    setRefusal(null);
    setShare(0);
    const upload = uploadFile(file, { kind, onProgress: setShare });
    abort.current = upload.abort;
    const answer = await upload.answer;
    if (answer.ok) {
      router.push(`/imports/${answer.id}`);
      return;
    }
    setShare(null);
    setRefusal(wordsOf(answer));
  };
  return { share, refusal, send, stop: () => abort.current() };
}

/** Why a file was refused, with its cure. */
function useRefusal() {
  const t = useTranslations('imports');
  const errors = useTranslations('errors');
  return ({ code, params }: Extract<UploadAnswer, { ok: false }>): string => {
    if (t.has(code as 'title')) return t(code as 'title', params as never);
    return errors(errors.has(code as 'internal') ? (code as 'internal') : 'internal');
  };
}
