import { useTranslations } from 'next-intl';
import { Status } from '@/components/ui/status';
import type { ProductStatus } from '@/lib/goods/input';

/** On sale or not, as picture and word. */
export function ProductStatusMark({ status }: { status: ProductStatus }) {
  const t = useTranslations('goods.status');
  return <Status tone={status === 'active' ? 'good' : 'neutral'}>{t(status)}</Status>;
}
