'use client';
import { ChartLine, Check, Copy, Download, Printer, Table2 } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { chartPng, saveBlob } from './chart-png';
import type { ChartWords } from './chart-words';
import { printCard } from './print-card';
import { toTsv } from './tsv';

type ChartToolbarProps = {
  body: RefObject<HTMLDivElement | null>;
  words: ChartWords;
  meta: { title: string; filters?: string };
  png: boolean;
  /** False where there is nothing to tabulate: only `tools` are shown. */
  hasTable: boolean;
  tools?: ReactNode;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
};

/** Table or picture, copy the numbers, save the picture. What happened is said aloud. */
export function ChartToolbar(props: ChartToolbarProps) {
  const { body, words, meta, png, isTable, onTable } = props;
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tableText(body.current));
      setSaid(words.copied);
    } catch {
      setSaid(words.copyFailed);
    }
  };
  const save = async () => {
    if (!body.current) return;
    const at = new Date().toLocaleString(document.documentElement.lang || 'zh-CN', { hour12: false });
    const note = body.current.querySelector('[data-note]')?.textContent ?? '';
    const footer = [note, `${words.savedAt} ${at}`].filter(Boolean).join(' · ');
    saveBlob({ blob: await chartPng({ body: body.current, ...meta, footer }), name: `${meta.title}.png` });
  };
  return (
    <div role="toolbar" aria-label={words.tools} className="-mr-1.5 flex items-center print:hidden">
      {props.tools}
      {props.hasTable ? (
        <>
          <IconButton
            size="sm"
            label={isTable ? words.chart : words.table}
            icon={isTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
            onClick={() => onTable(!isTable)}
          />
          <IconButton
            size="sm"
            label={words.copy}
            icon={said === words.copied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />}
            onClick={copy}
            onBlur={() => setSaid('')}
          />
          {png && !isTable && (
            <IconButton size="sm" label={words.png} icon={<Download aria-hidden />} onClick={save} />
          )}
          <IconButton
            size="sm"
            label={words.print}
            icon={<Printer aria-hidden />}
            onClick={() => body.current && printCard(body.current)}
          />
        </>
      ) : null}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}

function tableText(body: HTMLElement | null): string {
  const rows = [...(body?.querySelectorAll('table tr') ?? [])];
  return toTsv(rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')));
}
