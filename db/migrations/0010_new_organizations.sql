-- An organization that is just being filled stands in no statistics: the planner then holds it for empty and takes any
-- index that begins with org_id for as good as the key, and each look-up reads all its rows. Without statistics of org_id
-- every organization is planned as one of many, and the key wins.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['orders', 'order_refunds', 'order_voids', 'members', 'member_identities', 'member_identifications', 'consent_changes',
    'asset_flows', 'dirty_members', 'dirty_days', 'ingest_keys'] LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN org_id SET STATISTICS 0', t);
  END LOOP;
END $$;
