import type { Locale } from './locale';
import type { Messages } from './namespaces';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
