import { EventEmitter } from 'node:events'
import { type Database, isAway, type Leases, type Tx } from '#db'
import { pause, second } from '#lib'
import { Logger, run, runMigrations, type TaskList, type WorkerEvents } from 'graphile-worker'

/** What may take longer than a transaction: media, answers to an incident, web push. At least once: a task must bear being run twice. */
export type JobTasks = Record<
  string,
  (payload: Record<string, unknown>, attempt: { number: number; last: boolean }) => Promise<void>
>

/** Rooms enqueue by this function, in their own transaction: their roles may not touch the tables of the queue. */
const enqueueFunction = `
  create or replace function enqueue_job(task text, payload json, job_key text, max_attempts int) returns void
  language sql security definer set search_path = jobs, pg_temp as $$
    select jobs.add_job(task, payload, job_key => job_key, max_attempts => max_attempts)
  $$;
  revoke all on function enqueue_job from public;
  grant execute on function enqueue_job to sobremesa_app, sobremesa_engine`

const quiet = new Logger(() => () => {})
const restMs = second
const stopPatienceMs = 10 * second

/** Makes the tables of the job queue; after `migrate`, as owner. */
export async function prepareJobs(database: Database): Promise<void> {
  await runMigrations({ pgPool: database.ownerPool, schema: 'jobs', logger: quiet })
  await database.owner(tx => tx.query(enqueueFunction))
}

/** Adds a job that exists only if the transaction commits. The same key while it waits is one job. */
export async function addJob(
  tx: Tx,
  task: string,
  payload: Record<string, unknown>,
  { key, attempts = 10 }: { key?: string; attempts?: number } = {},
): Promise<void> {
  await tx.query(`select enqueue_job($1, $2::json, $3, $4)`, [task, JSON.stringify(payload), key ?? null, attempts])
}

/** Works off the jobs, two at a time, in the process that holds the lease, until the signal aborts. */
export function runJobs(
  database: Database,
  leases: Leases,
  tasks: JobTasks,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, work]) => [
      name,
      (payload, { job }) =>
        work(payload as Record<string, unknown>, { number: job.attempts, last: job.attempts >= job.max_attempts }),
    ]),
  )
  return leases.hold('jobs', signal, async held => {
    while (!held.aborted) {
      await workOff(database, taskList, held).catch(error => {
        if (!isAway(error)) failed(error)
      })
      await pause(restMs, held)
    }
  })
}

/** Until the signal aborts, or the database could not be told that a job is done. */
async function workOff(database: Database, taskList: TaskList, held: AbortSignal): Promise<void> {
  await freeJobs(database)
  const events: WorkerEvents = new EventEmitter()
  const broken = new Promise<void>(resolve => events.once('pool:fatalError', () => resolve()))
  const runner = await run({
    pgPool: database.ownerPool,
    schema: 'jobs',
    taskList,
    events,
    concurrency: 2,
    pollInterval: second,
    noHandleSignals: true,
    logger: quiet,
    // Only what is told in batches may fail: without, a job that ends while the database is away throws past everybody.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  await Promise.race([runner.promise, aborted(held), broken])
  // It refuses where it is stopping already, and may never come to an end once it is broken.
  const ended = runner.stop().then(
    () => runner.promise,
    () => runner.promise,
  )
  const calm = new AbortController()
  await Promise.race([ended, pause(stopPatienceMs, calm.signal)]).finally(() => calm.abort())
}

/** Whoever holds the lease works alone: what others had begun is nobody's. */
const freeJobs = (database: Database): Promise<unknown> =>
  database.owner(tx =>
    tx.query(
      `select jobs.force_unlock_workers(array_agg(distinct locked_by)) from jobs.jobs where locked_by is not null having count(*) > 0`,
    ),
  )

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
