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
  serverExternalPackages: ['@node-rs/argon2', 'sharp', 'postgres', 'graphile-worker', 'pino'],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
