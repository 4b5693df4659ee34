import { type Database, type Tx } from '#db'
import { Logger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker'

/** What may take longer than a transaction: media, imports, digests. At least once: a task must bear being run twice. */
export type JobTasks = Record<
  string,
  (payload: Record<string, unknown>, attempt: { number: number; last: boolean }) => Promise<void>
>

/** The signed names of the few jobs are kept by the database; rooms enqueue by this function in their own transaction. */
const enqueueFunction = `
  create or replace function enqueue_job(task text, payload json, job_key text, max_attempts int) returns void
  language sql security definer set search_path = jobs, pg_temp as $$
    select jobs.add_job(task, payload, job_key => job_key, max_attempts => max_attempts)
  $$;
  revoke all on function enqueue_job from public;
  grant execute on function enqueue_job to sobremesa_app, sobremesa_engine`

const quiet = new Logger(() => () => {})

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

/** Works off the jobs until `stop`, two at a time. */
export async function runJobs(database: Database, tasks: JobTasks): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, work]) => [
      name,
      (payload, { job }) =>
        work(payload as Record<string, unknown>, { number: job.attempts, last: job.attempts >= job.max_attempts }),
    ]),
  )
  const runner: Runner = await run({
    pgPool: database.ownerPool,
    schema: 'jobs',
    taskList,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quiet,
  })
  return { stop: () => runner.stop() }
}
