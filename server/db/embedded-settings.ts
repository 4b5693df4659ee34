import { totalmem } from 'node:os'

const megabytes = totalmem() / 2 ** 20

/** What suits a desktop or a server of two cores and up; each can be overridden by name. */
const defaults: Record<string, string> = {
  shared_buffers: `${Math.floor(Math.min(512, megabytes / 8))}MB`,
  effective_cache_size: `${Math.floor(Math.min(2048, megabytes / 2))}MB`,
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What customers write must not come to stand in a log through the text of a failed statement.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** The arguments of the postgres program: reachable through the socket folder alone. */
export function postgresArguments(cluster: string, socketFolder: string, settings: Record<string, string>): string[] {
  const all: Record<string, string> = {
    ...defaults,
    ...settings,
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  }
  return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
