// How the embedded PostgreSQL is set, by the memory of this machine.
import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

/** What a confirmed commit needs to survive a crash; asserted at every start. */
export const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
const THROW_AWAY = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
};

/** Server settings as `{ name: value }`, sized for this machine. */
export function settingsFor(durable) {
  return { ...commonSettings(), ...(durable ? DURABLE : THROW_AWAY) };
}

function commonSettings() {
  const limit = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  const megabytes = Math.floor(Math.min(totalmem(), limit) / 1024 / 1024);
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${Math.max(32, Math.min(512, Math.floor(megabytes / 8)))}MB`,
    effective_cache_size: `${Math.max(64, Math.floor(megabytes / 2))}MB`,
    work_mem: '32MB',
    maintenance_work_mem: `${Math.max(32, Math.min(256, Math.floor(megabytes / 16)))}MB`,
    max_wal_size: '4GB',
    checkpoint_completion_target: '0.9',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    password_encryption: 'scram-sha-256',
    // Containers often give /dev/shm 64 MB, too little for parallel queries.
    ...(sharedMemoryBytes() < 256 * 1024 * 1024 ? { dynamic_shared_memory_type: 'mmap' } : {}),
  };
}

function sharedMemoryBytes() {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
