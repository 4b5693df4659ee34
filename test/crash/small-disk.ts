import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A file system of a few megabytes, seen by one program alone and gone with it: a tmpfs in a mount namespace, which
 * root may make, and where the system allows it everybody in a user namespace.
 */
const namespaces = [
  ['unshare', '--mount'],
  ['unshare', '--user', '--map-root-user', '--mount'],
]

const trial = 'mount -t tmpfs -o size=1m tmpfs "$0"'

function waysIn(folder: string): string[] | undefined {
  return namespaces.find(
    ([command, ...args]) => spawnSync(command!, [...args, 'sh', '-c', trial, folder], { stdio: 'ignore' }).status === 0,
  )
}

const wayIn = onNewFolder(waysIn)

/** Why there is none here; false where there is. */
export const noSmallDisk: string | false = wayIn
  ? false
  : 'needs a small disk of its own: root, or Linux that lets everybody make namespaces (unshare -Urm)'

/** Runs the scene, a program of this folder, with the path of a disk of that size; rejects with what it says when it fails. */
export async function onSmallDisk(megabytes: number, scene: string, ...args: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-disk-'))
  const [command, ...before] = wayIn!
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=0711 tmpfs "$0" && exec "$@"`
  const program = [process.execPath, join(import.meta.dirname, scene), folder, ...args]
  try {
    const child = spawn(command!, [...before, 'sh', '-c', mount, folder, ...program], {
      stdio: ['ignore', 'inherit', 'pipe'],
    })
    const said = await new Response(child.stderr as never).text()
    const code = child.exitCode ?? (await new Promise(resolve => child.once('exit', resolve)))
    if (code !== 0) throw new Error(said)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function onNewFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-disk-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
