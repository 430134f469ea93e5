import type { MetadataRoute } from 'next';
import { getTranslations } from 'next-intl/server';

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('common');
  return {
    name: t('product'),
    short_name: t('product'),
    description: t('tagline'),
    start_url: '/',
    display: 'standalone',
    background_color: '#f6f7f9',
    theme_color: '#1f5fd1',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
