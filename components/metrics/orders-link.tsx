import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** From a sales figure to the orders it is made of. */
export function OrdersLink({ href }: { href: string }) {
  const t = useTranslations('overview.store');
  return (
    <Link href={href} className="text-small text-primary underline-offset-4 hover:underline">
      {t('ordersOpen')}
    </Link>
  );
}
