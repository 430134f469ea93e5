import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import type { ImportKind } from '@/lib/imports/fields';
import type { ProblemGroup } from '@/lib/imports/problem-groups';
import type { Correction } from './use-corrections';
import { useFieldName, useProblemWords } from './use-problem-words';

export type Group = ProblemGroup & { shown: string | null; isFixable: boolean; suggestions: string[] };
type Props = {
  kind: ImportKind;
  groups: Group[];
  known: Record<string, string[]>;
  canEdit: boolean;
  address: (query: Record<string, string | null>) => string;
  save: (corrections: Correction[]) => void;
};

const SHOWN = 8;
/** Each row of these names another one. */
const GENERAL = new Set<string>(['code_repeated', 'target_repeated', 'repeated_skipped']);

/** What is wrong, gathered: one act puts every equal cell right. */
export function GroupList(props: Props) {
  const t = useTranslations('imports.groups');
  const [isWhole, setWhole] = useState(false);
  const groups = props.groups.filter((one) => one.code !== 'known_changed');
  const shown = isWhole ? groups : groups.slice(0, SHOWN);
  return (
    <section aria-label={t('title')} className="grid gap-2">
      <h2 className="text-h2">{t('title')}</h2>
      {groups.length === 0 ? (
        <p className="flex items-center gap-1.5 text-small text-ink-2 [&_svg]:size-4">
          <CircleCheck aria-hidden className="text-good" />
          {t('none')}
        </p>
      ) : (
        <p className="text-small text-ink-2">{t('note')}</p>
      )}
      <ul className="grid gap-2">
        {shown.map((group) => (
          <GroupCard
            key={[group.columnName, group.field, group.code, group.value].join('\u001f')}
            {...props}
            group={group}
          />
        ))}
      </ul>
      {groups.length > shown.length ? (
        <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => setWhole(true)}>
          {t('more', { count: groups.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}

function GroupCard(props: Props & { group: Group }) {
  const { group, kind, canEdit, address } = props;
  const t = useTranslations('imports.groups');
  const words = useProblemWords();
  const fieldName = useFieldName(kind);
  const isError = group.severity === 'error';
  const where = group.columnName ?? fieldName(group.field);
  const href = address({ show: 'problems', code: group.code, column: group.columnName, from: null });
  return (
    <li className="grid gap-2 rounded-control border bg-surface px-3 py-2.5 text-small">
      <div className="flex items-start gap-1.5">
        {isError ? (
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
        ) : (
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
        )}
        <p className="min-w-0 flex-1">
          {where ? <span className="font-medium">{where} · </span> : null}
          {GENERAL.has(group.code) ? t('repeated') : words.short(group)}
          {group.shown === null ? null : (
            <b
              className={cn(
                'ml-1 rounded-tag px-1 font-medium break-all',
                isError ? 'bg-bad-tint' : 'bg-warn-tint',
              )}
            >
              {group.shown || t('emptyCell')}
            </b>
          )}
        </p>
        <Link
          href={href}
          scroll={false}
          title={t('show')}
          className="shrink-0 tabular-nums text-primary underline-offset-4 hover:underline"
        >
          <span className="sr-only">{t('show')} </span>
          {t('times', { count: group.count })}
        </Link>
      </div>
      {canEdit && group.isFixable && group.columnName !== null ? <GroupFix {...props} /> : null}
    </li>
  );
}

function GroupFix({ group, known, save }: Props & { group: Group }) {
  const t = useTranslations('imports.groups');
  const [text, setText] = useState('');
  const fix = (value: string) => {
    setText('');
    save([{ line: null, column: group.columnName ?? '', from: group.value, value }]);
  };
  return (
    <>
      {group.suggestions.length > 0 ? (
        <span className="flex flex-wrap gap-1.5">
          {group.suggestions.map((word) => (
            <Button key={word} size="sm" onClick={() => fix(word)}>
              {t('suggest', { value: word })}
            </Button>
          ))}
        </span>
      ) : null}
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') fix(text.trim());
        }}
      >
        <Input
          aria-label={
            group.value === ''
              ? t('labelBlank', { column: group.columnName ?? '' })
              : t('label', { value: group.shown ?? '' })
          }
          placeholder={t('replace')}
          value={text}
          list={group.field && known[group.field] ? `known-${group.field}` : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {t('apply')}
        </Button>
      </form>
    </>
  );
}
