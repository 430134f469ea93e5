'use client';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ChartToolbar } from './chart-toolbar';
import type { ChartWords } from './chart-words';

type ChartViewsProps = {
  title: string;
  filters?: string;
  info?: ReactNode;
  level: 2 | 3;
  words: ChartWords;
  tools?: ReactNode;
  png: boolean;
  picture: ReactNode;
  table: ReactNode;
  footer: ReactNode;
};

/** Switches a card between picture and table. Both stay in the page: copying and printing need the hidden one. */
export function ChartViews(props: ChartViewsProps) {
  const { title, filters, info, level, words, tools, png, picture, table, footer } = props;
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const [isTable, setIsTable] = useState(false);
  return (
    <Card aria-labelledby={id} className="flex flex-col break-inside-avoid">
      <CardHeader
        id={id}
        level={level}
        title={title}
        note={filters}
        info={info}
        actions={
          table || tools ? (
            <ChartToolbar
              hasTable={table !== null}
              tools={tools}
              body={body}
              words={words}
              meta={{ title, filters }}
              png={png}
              isTable={isTable}
              onTable={setIsTable}
            />
          ) : null
        }
      />
      <CardBody className="grow">
        <div ref={body}>
          <div hidden={isTable} className="@container" data-picture>
            {picture}
          </div>
          {table && (
            <section
              hidden={!isTable}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
              tabIndex={0}
              aria-label={`${title} ${words.table}`}
              data-twin
              className="max-h-80 overflow-auto print:max-h-none print:overflow-visible"
            >
              {table}
            </section>
          )}
          {footer}
        </div>
      </CardBody>
    </Card>
  );
}
