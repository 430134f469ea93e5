'use client';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSelected } from '@/components/data-table/selection';
import { ButtonLink } from '@/components/ui/button-link';
import { MOST_NAMED, printHref } from '@/lib/stores/print-sheet';

/** QR cards of the chosen stores on paper; of very many the first ones, which the sheet then says. */
export function PrintSelected() {
  const t = useTranslations('bulk');
  const { isAll, ids, query } = useSelected();
  const href = printHref({
    ...{ storeIds: isAll ? [] : ids.slice(0, MOST_NAMED), ids: [], query: isAll ? query : null, perPage: 4 },
  });
  return (
    <ButtonLink href={href} size="sm" prefetch={false} icon={<Printer aria-hidden />}>
      {t('print')}
    </ButtonLink>
  );
}
