/**
 * PostgreSQL: transactions by role, tenancy, migrations, leases, and the embedded server with its supervisor.
 * Promises: a transaction commits whole or not at all; role app never sees two workspaces; a lease has one holder.
 */
export { type Connection, type Role } from './connection.ts'
export { openDatabase, type Database } from './database.ts'
export { type Tx, type Statement, tables, sqlTime } from './tx.ts'
export { migrate } from './migrate.ts'
export { openLeases, type Leases } from './leases.ts'
export { isAway, isDiskFull, isCollision, isTaken } from './errors.ts'
export { startEmbedded, stopOrphan, type Embedded } from './embedded.ts'
export { installedPrograms } from './embedded-programs.ts'
export { lockFolder, type FolderLock } from './folder-lock.ts'
