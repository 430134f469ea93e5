'use client';
import { type ComponentProps, lazy, Suspense } from 'react';
import type { Calendar } from './calendar';
import { Skeleton } from './skeleton';

const load = () => import('./calendar');
const Days = lazy(async () => ({ default: (await load()).Calendar }));

/** For the button that opens a calendar: its code is fetched when a pointer or the focus comes near. */
export const calendarAhead = { onPointerEnter: load, onFocus: load };

/** A calendar that loads when it is first shown; until then its place, in the same size. */
export function LazyCalendar(props: ComponentProps<typeof Calendar>) {
  const months = Array.from({ length: props.numberOfMonths ?? 1 }, (_, at) => at);
  const place = (
    <div className="flex flex-wrap gap-6">
      {months.map((month) => (
        <Skeleton key={month} className="h-71 w-63 max-md:h-86 max-md:w-77" />
      ))}
    </div>
  );
  return (
    <Suspense fallback={place}>
      <Days {...props} />
    </Suspense>
  );
}
