import type auth from './messages/zh-CN/auth.json';
import type common from './messages/zh-CN/common.json';
import type errors from './messages/zh-CN/errors.json';
import type shell from './messages/zh-CN/shell.json';

/**
 * Every messages file, by its name. A new namespace is: two JSON files, one import above, one line here,
 * one line in the list below (a test compares the list with the folders).
 */
export interface Messages {
  auth: typeof auth;
  common: typeof common;
  errors: typeof errors;
  shell: typeof shell;
}

export type Namespace = keyof Messages;

const listed: Record<Namespace, true> = {
  auth: true,
  common: true,
  errors: true,
  shell: true,
};

export const namespaces = Object.keys(listed) as Namespace[];

/** Sent to every browser; a page sends more with `<ClientMessages namespaces={[…]}>`. */
export const clientNamespaces: Namespace[] = ['common', 'errors', 'shell'];
