import { loadSample } from '@/db/sample/load';
import type { House } from './goal';

/** The sample chain through its own door; who signs in as its admin. The chain has one size, quick or not. */
export async function loadChain(house: House): Promise<{ account: string; password: string }> {
  const loaded = await loadSample(new Date(), (words) => house.say(words));
  const admin = loaded.signIns.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('the sample chain has no admin');
  return admin;
}
