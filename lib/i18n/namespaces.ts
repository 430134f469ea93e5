import type audit from './messages/zh-CN/audit.json';
import type auth from './messages/zh-CN/auth.json';
import type bulk from './messages/zh-CN/bulk.json';
import type charts from './messages/zh-CN/charts.json';
import type common from './messages/zh-CN/common.json';
import type developers from './messages/zh-CN/developers.json';
import type errors from './messages/zh-CN/errors.json';
import type exports_ from './messages/zh-CN/exports.json';
import type failed from './messages/zh-CN/failed.json';
import type goods from './messages/zh-CN/goods.json';
import type guides from './messages/zh-CN/guides.json';
import type imports from './messages/zh-CN/imports.json';
import type ingest from './messages/zh-CN/ingest.json';
import type metrics from './messages/zh-CN/metrics.json';
import type onboarding from './messages/zh-CN/onboarding.json';
import type organization from './messages/zh-CN/organization.json';
import type overview from './messages/zh-CN/overview.json';
import type palette from './messages/zh-CN/palette.json';
import type roles from './messages/zh-CN/roles.json';
import type sample from './messages/zh-CN/sample.json';
import type shell from './messages/zh-CN/shell.json';
import type stores from './messages/zh-CN/stores.json';
import type table from './messages/zh-CN/table.json';
import type targets from './messages/zh-CN/targets.json';
import type touchpoints from './messages/zh-CN/touchpoints.json';
import type users from './messages/zh-CN/users.json';
import type views from './messages/zh-CN/views.json';

/**
 * Every messages file, by its name. A new namespace is: two JSON files, one import above, one line here,
 * one line in the list below (a test compares the list with the folders).
 */
export interface Messages {
  stores: typeof stores;
  organization: typeof organization;
  guides: typeof guides;
  goods: typeof goods;
  audit: typeof audit;
  auth: typeof auth;
  users: typeof users;
  charts: typeof charts;
  common: typeof common;
  errors: typeof errors;
  exports: typeof exports_;
  failed: typeof failed;
  imports: typeof imports;
  metrics: typeof metrics;
  sample: typeof sample;
  overview: typeof overview;
  palette: typeof palette;
  ingest: typeof ingest;
  developers: typeof developers;
  shell: typeof shell;
  table: typeof table;
  targets: typeof targets;
  roles: typeof roles;
  views: typeof views;
  bulk: typeof bulk;
  touchpoints: typeof touchpoints;
  onboarding: typeof onboarding;
}

export type Namespace = keyof Messages;

const listed: Record<Namespace, true> = {
  stores: true,
  organization: true,
  guides: true,
  goods: true,
  audit: true,
  auth: true,
  users: true,
  charts: true,
  common: true,
  errors: true,
  exports: true,
  failed: true,
  imports: true,
  metrics: true,
  sample: true,
  overview: true,
  palette: true,
  ingest: true,
  developers: true,
  shell: true,
  table: true,
  targets: true,
  roles: true,
  views: true,
  bulk: true,
  touchpoints: true,
  onboarding: true,
};

export const namespaces = Object.keys(listed) as Namespace[];

/** Sent to every browser; a page sends more with `<ClientMessages namespaces={[…]}>`. */
export const clientNamespaces: Namespace[] = ['common', 'errors', 'failed', 'shell'];
