import { Network, ReceiptText, Store } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';

/** What the reader may do about an empty console. */
export type FirstRights = { canStructure: boolean; canCreate: boolean; canImport: boolean; canKey: boolean };

/** The overview before the first live store: what is missing, in the order in which it is done. */
export async function FirstSteps({ rights }: { rights: FirstRights }) {
  const t = await getTranslations('overview');
  const link = (isOpen: boolean, href: string, words: string, isMain = false) =>
    isOpen ? (
      <ButtonLink key={href} href={href} variant={isMain ? 'primary' : undefined}>
        {words}
      </ButtonLink>
    ) : null;
  const steps = [
    {
      ...{ icon: Network, title: t('first.structure.title'), cause: t('first.structure.cause') },
      actions: [link(rights.canStructure, '/org', t('first.structure.open'))],
    },
    {
      ...{ icon: Store, title: t('first.stores.title'), cause: t('first.stores.cause') },
      actions: [
        link(rights.canImport, '/stores/import', t('first.stores.import'), true),
        link(rights.canCreate, '/stores/new', t('first.stores.new')),
      ],
    },
    {
      ...{ icon: ReceiptText, title: t('first.orders.title'), cause: t('first.orders.cause') },
      actions: [
        link(rights.canImport, '/orders/import', t('first.orders.import')),
        link(rights.canKey, '/settings/api-keys', t('first.orders.key')),
      ],
    },
  ];
  return (
    <>
      <PageHeader title={t('first.title')} note={t('first.cause')} />
      <ol className="grid gap-4 lg:grid-cols-3">
        {steps.map(({ icon: Icon, title, cause, actions }, at) => (
          <li key={title} className="grid">
            <Card className="flex flex-col p-5 max-md:p-4">
              <div className="flex items-center gap-3">
                <span className="grid size-10 shrink-0 place-items-center rounded-full bg-primary-tint text-primary">
                  <Icon aria-hidden className="size-5" strokeWidth={1.75} />
                </span>
                <h2 className="text-h2">{t('first.step', { number: at + 1, title })}</h2>
              </div>
              <p className="mt-3 mb-4 flex-1 text-body text-ink-2">{cause}</p>
              <div className="flex flex-wrap gap-2">{actions}</div>
            </Card>
          </li>
        ))}
      </ol>
    </>
  );
}
