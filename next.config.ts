import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  output: 'standalone',
  // Separate folders let a development server and a production build live side by side.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // forbidden() answers 403 with app/(console)/forbidden.tsx.
  experimental: { authInterrupts: true },
  serverExternalPackages: ['@e965/xlsx', '@node-rs/argon2', 'sharp', 'postgres', 'graphile-worker', 'pino'],
  // The thread that reads workbooks loads its library by name: no bundle knows of it.
  outputFileTracingIncludes: { '/api/**': ['./node_modules/@e965/xlsx/**'] },
  // Every noun has its import where people look for it.
  redirects: async () =>
    Object.entries({
      stores: 'stores',
      guides: 'guides',
      members: 'members',
      orders: 'orders',
      goods: 'products',
    }).map(([noun, kind]) => ({
      source: `/${noun}/import`,
      destination: `/imports/new?kind=${kind}`,
      permanent: false,
    })),
};

export default createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // Messages are parsed when the app is built: no browser carries a parser of them.
  experimental: {
    messages: { path: './lib/i18n/messages', format: 'json', locales: 'infer', precompile: true },
  },
})(config);
