import type { Permission } from './permissions';
import {
  aGuide,
  aStore,
  aText,
  days,
  exported,
  inRegion,
  moves,
  node,
  nodes,
  overNodes,
  previous,
  report,
  storeOverRange,
  type Target,
  targetMonth,
  targetMonths,
} from './scope-questions';

/**
 * How one exported read is proved. `asks` gives the filters to ask it with about a place (none = asked once without).
 * `isDictionary`: shows everybody of the organization the same, whatever their stores. `isOwn`: shows only what is
 * bound to the asker. `system`: no request can reach it; the text says who calls it.
 */
export type ReadRule =
  | { permission: Permission; asks?: (at: Target) => readonly unknown[]; isDictionary?: true; isOwn?: true }
  | { system: string };

const aPage = () => [{ limit: 50 }];
const noticeLists = () => [{ list: 'all' }, { list: 'unread' }, { list: 'snoozed' }];
const homes = () => [{ home: 'admin' }, { home: 'stores' }];

/**
 * Every exported read of lib/<noun>/queries. A read that is missing here fails `npm run verify`; the test beside it asks
 * each one as every kind of person and holds the answer still while everything out of their reach changes.
 */
export const scopeTable: Record<string, ReadRule> = {
  'auth.hasOrganization': { system: 'the way in, before anybody is signed in: one bit' },
  'auth.getMyAccount': { permission: 'organization:read', isDictionary: true },
  'auth.listMyOrganizations': { permission: 'organization:read', isDictionary: true },
  'auth.listPeople': { permission: 'users:read', asks: () => [{}, { search: 'a' }] },
  'auth.getPerson': { permission: 'users:read', asks: (at) => [{ userId: at.userId }] },
  'auth.listPlaces': { permission: 'users:read' },
  'auth.listRoles': { permission: 'users:read' },
  'auth.listGrantableRoles': { permission: 'users:read', isDictionary: true },
  'auth.listRights': { system: 'the doors: how a grant becomes rights' },
  'auth.findOwnGuide': { system: 'the doors: which guide a person is' },
  'auth.findEyes': { system: 'the doors: whose rights a preview shows' },
  'auth.findSight': { system: 'the doors: whether a session looks with other eyes' },
  'auth.listAccessRequests': {
    permission: 'access:decide',
    asks: () => [{ status: 'open' }, { status: 'granted' }],
  },
  'auth.listMyAccessRequests': { permission: 'access:request', isDictionary: true },
  'auth.listWhoMay': { system: 'mutations: ids of those who are told of what they may act on' },
  'auth.listExpiringGrants': { permission: 'users:read', asks: () => [{ days: 30 }] },
  'auth.listOrganizationsWithExpiring': { system: "the worker's round" },
  // Personal: what somebody else is told of is not even counted.
  'inbox.listNotices': { permission: 'organization:read', isOwn: true, asks: noticeLists },
  'inbox.countUnread': { permission: 'organization:read', isOwn: true },
  'home.getHomeLayouts': { permission: 'organization:read', isOwn: true, asks: homes },
  'auth.listApiKeys': { permission: 'api-keys:write' },
  'audit.listAuditEvents': {
    permission: 'audit:read',
    asks: () => [{}, { object: 'east' }, { action: 'x' }],
  },
  'audit.verifyAuditChain': { permission: 'audit:read' },
  'audit.listUnsealedOrganizations': { system: "the worker's round" },
  'jobs.listLockingWorkers': { system: "the worker's round" },
  'jobs.listBehindOrganizations': { system: "the worker's round" },
  'jobs.readHealth': { system: 'the health route: up or not' },
  'jobs.listUnclosedOrganizations': { system: "the worker's round" },
  'organization.getOrganization': { permission: 'organization:read', isDictionary: true },
  'organization.listBrands': { permission: 'organization:read', isDictionary: true },
  'organization.listRegionTree': { permission: 'organization:read', isDictionary: true },
  'organization.listChannels': { permission: 'organization:read', isDictionary: true },
  'organization.listBrandPage': { permission: 'organization:read', isDictionary: true, asks: aPage },
  'organization.listRegionPage': { permission: 'organization:read', isDictionary: true, asks: aPage },
  'organization.listChannelPage': { permission: 'organization:read', isDictionary: true, asks: aPage },
  'organization.searchRegions': {
    permission: 'stores:read',
    isDictionary: true,
    asks: (at) => [{ text: at.regionCode, limit: 8 }],
  },
  // Views hold names of filters and no rows; a person sees their own and those shared with their roles.
  'views.listViews': { permission: 'organization:read', isOwn: true, asks: () => [{ list: 'stores' }] },
  'notes.listNotes': { permission: 'overview:read', asks: overNodes() },
  'stores.findStore': { permission: 'stores:read', asks: aStore },
  'stores.getStore': { permission: 'stores:read', asks: aStore },
  'stores.listStatusChanges': { permission: 'stores:read', asks: aStore },
  'stores.findApproval': { permission: 'stores:write', isOwn: true, asks: aStore },
  'stores.listRegionHistory': { permission: 'stores:read', asks: aStore },
  'stores.listStores': {
    permission: 'stores:read',
    asks: (at) => [{}, { search: 'east' }, { regions: [at.regionCode] }, { limit: 1 }],
  },
  'stores.searchStores': {
    permission: 'stores:read',
    asks: (at) => [...aText(at), { ids: [at.storeId], limit: 8 }],
  },
  'stores.listStorePage': {
    permission: 'stores:read',
    asks: (at) => [{ limit: 50 }, { limit: 1, code: at.storeCode }],
  },
  // Edits are their maker's own; the stores they name were in reach when they were chosen.
  'stores.getBulkEdit': { permission: 'stores:write', isOwn: true, asks: aStore },
  'stores.listBulkEditRows': { permission: 'stores:write', isOwn: true, asks: aStore },
  'stores.listBulkEdits': { permission: 'stores:write', isOwn: true },
  'stores.listMatchingIds': { permission: 'stores:write', asks: (at) => [{}, { regions: [at.regionCode] }] },
  'stores.listReadableIds': { permission: 'stores:read', asks: (at) => [{}, { regions: [at.regionCode] }] },
  'onboarding.listOnboarding': { permission: 'stores:read' },
  'onboarding.findOnboarding': { permission: 'stores:read', asks: aStore },
  'stores.listTouchpoints': { permission: 'stores:read', asks: (at) => [node(at)] },
  'stores.listPrintCards': {
    permission: 'stores:read',
    asks: (at) => [{ storeIds: [at.storeId], limit: 9 }],
  },
  'stores.findPublicTouchpoint': {
    system:
      'the public page of a QR code: names, address and hours of the store, by a token nobody can guess',
  },
  'stores.countStoresByRegion': { permission: 'stores:read', asks: () => days },
  'stores.listRegionStores': { permission: 'stores:read', asks: inRegion },
  'stores.listPlannedMoves': { permission: 'stores:read', asks: () => [{ path: '/' }] },
  'stores.planStoreMove': { permission: 'stores:write', asks: moves },
  'stores.countStoresByBrand': { permission: 'stores:read' },
  'stores.listStoreChoices': { permission: 'stores:read' },
  'campaigns.listCampaignPage': { permission: 'organization:read', isDictionary: true, asks: aPage },
  'goods.getProduct': { permission: 'goods:read', isDictionary: true, asks: aStore },
  'goods.countProducts': { permission: 'goods:read', isDictionary: true },
  'goods.listProductPage': { permission: 'goods:read', isDictionary: true, asks: () => [{ limit: 50 }] },
  'goods.listProducts': { permission: 'goods:read', isDictionary: true, asks: () => [{}] },
  'goods.searchProducts': { permission: 'goods:read', isDictionary: true, asks: aText },
  'goods.listCategories': { permission: 'goods:read', isDictionary: true },
  'goods.listCategoryPage': { permission: 'goods:read', isDictionary: true, asks: () => [{ limit: 50 }] },
  'guides.findGuide': { permission: 'guides:read', asks: aGuide },
  'guides.getGuide': { permission: 'guides:read', asks: aGuide },
  'guides.findGuideAccount': { permission: 'guides:read', asks: aGuide },
  'guides.listGuides': { permission: 'guides:read', asks: () => [{}, { limit: 1 }] },
  'guides.searchGuides': {
    permission: 'guides:read',
    asks: (at) => [...aText(at), { ids: [at.guideId], limit: 8 }],
  },
  'guides.listGuidePage': { permission: 'guides:read', asks: () => [{ limit: 50 }] },
  'guides.listAssignmentPage': { permission: 'guides:read', asks: () => [{ limit: 50 }] },
  'guides.countGuides': { permission: 'guides:read' },
  'guides.listAssignableStores': { permission: 'guides:write' },
  'guides.listGuideStores': { permission: 'guides:read' },
  // Each noun by its own right: the ones above.
  'palette.findByText': {
    permission: 'organization:read',
    asks: (at) => [
      { text: '⟦', recents: null },
      { text: at.regionCode, recents: null },
      { text: '', recents: [{ kind: 'stores', id: at.storeId }] },
      { text: '', recents: [{ kind: 'guides', id: at.guideId }] },
    ],
  },
  'imports.loadStores': { permission: 'stores:read' },
  'imports.loadGuides': { permission: 'guides:read' },
  'imports.loadProductCodes': { permission: 'goods:read', isDictionary: true },
  'imports.loadPlaces': { permission: 'organization:read', isDictionary: true },
  'imports.uploadFolder': { system: 'the address of a folder' },
  'imports.keyOf': { system: 'unwraps the key of a row that was read in scope' },
  // An import belongs to the organization, not to stores: everybody who may read imports sees all of them.
  'imports.listImports': { permission: 'imports:read', isDictionary: true, asks: () => [{}] },
  'imports.findImportName': { permission: 'imports:read', isDictionary: true, asks: aStore },
  'imports.getImport': { permission: 'imports:read', isDictionary: true, asks: aStore },
  'imports.listProblems': { permission: 'imports:read', isDictionary: true, asks: aStore },
  'imports.errorFile': {
    permission: 'imports:read',
    isDictionary: true,
    asks: (at) => [{ id: at.storeId, as: 'list', encoding: 'utf-8', words: { headers: [] } }],
  },
  'imports.loadChoices': { permission: 'imports:read', asks: () => ['guides', 'stores'] },
  'imports.listRows': {
    permission: 'imports:read',
    isDictionary: true,
    asks: (at) => [{ id: at.storeId, show: 'all' }],
  },
  'imports.listRowsAt': { permission: 'imports:read', isDictionary: true, asks: aStore },
  'imports.listGroups': { permission: 'imports:read', isDictionary: true, asks: aStore },
  'imports.readGrid': { system: 'of an import that was read in scope: asks listRows and listGroups' },
  'imports.templateFile': {
    permission: 'imports:read',
    isDictionary: true,
    asks: () => [{ kind: 'guides', name: 'template', headings: [] }],
  },
  'imports.readSkips': { system: 'of an import whose row was read in scope' },
  'imports.countWindowRows': { system: 'of an import whose row was read in scope' },
  'imports.readRowsFrom': { system: 'of an import whose row was read in scope' },
  'imports.readRowsAt': { system: 'of an import whose row was read in scope' },
  'imports.ordinalOfLine': { system: 'of an import whose row was read in scope' },
  'imports.bytesOfImport': { system: 'opens a file whose row and key were read in scope' },
  'imports.readImport': { system: 'jobs and pages that hold the import already' },
  'imports.openImportFile': { system: 'opens a file whose row and key were read in scope' },
  'imports.readCorrections': { system: 'of an import whose row was read in scope' },
  'ingest.findReferences': { system: 'the ingest pipeline, within the reach of its key' },
  'ingest.openLoad': { system: 'checks a seal of our own' },
  'ingest.openScan': { system: 'the public page of a QR code, as stores.findPublicTouchpoint' },
  'ingest.listQuarantined': { permission: 'ingest:read', asks: () => [{}, { codes: ['unknown_store'] }] },
  'ingest.countQuarantined': { permission: 'ingest:read' },
  'ingest.getQuarantined': { system: 'asked by the id of a held item: the contract test of ingest' },
  'ingest.listFeeds': { permission: 'ingest:read', isDictionary: true },
  'ingest.listWaitingOrganizations': { system: "the worker's round" },
  'ingest.listExpiredOrganizations': { system: "the worker's round" },
  'metrics.getNode': { permission: 'reports:read', asks: nodes },
  'metrics.getDataComplete': {
    permission: 'reports:read',
    asks: (at) => nodes(at).map((asked) => ({ node: asked })),
  },
  'metrics.getAssetSheet': { permission: 'reports:read', asks: overNodes({ grain: 'day' }) },
  'metrics.listStoreAssets': { permission: 'reports:read', asks: overNodes() },
  'metrics.getSales': { permission: 'reports:read', asks: overNodes(previous) },
  'metrics.listSalesSeries': { permission: 'reports:read', asks: overNodes({ grain: 'day' }) },
  'metrics.listSalesSplit': {
    permission: 'reports:read',
    asks: (at) =>
      ['store', 'region', 'brand', 'guide', 'channel', 'category'].flatMap((by) => [
        { node: {}, range: at.range, by },
        { node: node(at), range: at.range, by },
      ]),
  },
  'metrics.getSalesEquation': {
    permission: 'reports:read',
    asks: (at) => [...overNodes(previous)(at), ...overNodes({ ...previous, by: 'store' })(at)],
  },
  'metrics.listSalesByProvince': { permission: 'reports:read', asks: overNodes() },
  'metrics.listRanking': {
    permission: 'reports:read',
    asks: (at) =>
      ['netFen', 'visitors'].flatMap((metric) => overNodes({ by: 'store', metric, limit: 50 })(at)),
  },
  'metrics.listAssetRows': {
    permission: 'reports:read',
    asks: (at) => [
      ...overNodes({ line: 'identifiable', side: 'closing' })(at),
      ...overNodes({ line: 'identifiable', side: 'gained', cause: 'identified' })(at),
      ...overNodes({ line: 'identifiable', side: 'gained', cause: 'store_moved_in' })(at),
    ],
  },
  'metrics.listTouchpointResults': { permission: 'reports:read', asks: storeOverRange },
  'metrics.getLikeForLike': { permission: 'reports:read', asks: overNodes(previous) },
  'metrics.listMyDays': { permission: 'self:read', isOwn: true, asks: (at) => [{ range: at.range }] },
  'metrics.listMyStores': { permission: 'self:read', isOwn: true },
  'targets.listNodeStores': { permission: 'targets:read', asks: targetMonths },
  'targets.getNodeMonth': { permission: 'targets:read', asks: targetMonths },
  'targets.listRegionMonths': { permission: 'targets:read', asks: targetMonths },
  'targets.readOrganizationShape': {
    system: 'days of the organization, of which callers use proportions only',
  },
  'targets.listStoreProgress': {
    permission: 'targets:read',
    asks: (at) => [{ storeIds: [at.storeId], month: targetMonth, through: at.range.to }],
  },
  'targets.listTargetPage': {
    permission: 'targets:read',
    asks: (at) => [{ limit: 50 }, { limit: 1, code: `2026-11:${at.storeCode}` }],
  },
  'targets.listTargetBatches': { permission: 'targets:read', asks: () => [{ limit: 50 }] },
  'targets.listAchievedRanking': {
    permission: 'targets:read',
    asks: (at) => overNodes({ by: 'store', limit: 50, month: targetMonth, through: at.range.to })(at),
  },
  'targets.previewSplit': {
    permission: 'targets:write',
    asks: (at) =>
      [{}, { region: at.regionCode }].map((asked) => ({
        ...{ month: targetMonth, totalFen: 9_000n, basis: 'equal', unitFen: 100n, ...asked },
      })),
  },
  'orders.listStoreOrders': { permission: 'orders:read', asks: storeOverRange },
  'metrics.getReport': {
    permission: 'reports:read',
    asks: (at) => [
      ...report('sales')(at),
      ...report('sales-equation', { compare: 'previous' })(at),
      ...report('digital-assets')(at),
      ...report('ranking', { by: 'store' })(at),
    ],
  },
  'exports.readExport': {
    permission: 'stores:read',
    asks: (at) => [
      exported('stores', ''),
      exported('guides', ''),
      exported('goods', ''),
      exported('audit', ''),
      exported('orders', `store=${at.storeId}&from=${at.range.from}&to=${at.range.to}`),
    ],
  },
  'exports.listExports': { permission: 'reports:export', isOwn: true },
  'exports.openExport': { permission: 'reports:export', asks: aStore, isOwn: true },
  'exports.listReach': { system: 'a mark of rights, no row' },
  'exports.exportPath': { system: 'a path under the data folder, no row' },
  'exports.listOrganizationsWithExpired': { system: 'the worker, to remove what has expired' },
};
