import { late } from './late.ts'

/** The server answers and no longer has what was to be brought: another version has taken the place of this one. */
export class Outdated extends Error {}

const first = 1000
const longest = 30_000
/** So often is it asked for from a server that answers, since an answer may come in the midst of a restart. */
const mostRefused = 4

/**
 * Brings it, and tries again until it is here: at once when the connection is back, else after a pause that grows to half
 * a minute. Rejects with `Outdated` when the server answers and does not have it.
 */
export async function patiently<T>(bring: () => Promise<T>): Promise<T> {
  try {
    return await styled(bring)
  } catch (fault) {
    return late(insist(bring, fault))
  }
}

async function insist<T>(bring: () => Promise<T>, cause: unknown): Promise<T> {
  let refused = 0
  for (let pause = first; ; pause = Math.min(2 * pause, longest)) {
    const isHere = await isServed()
    refused = isHere ? refused + 1 : 0
    if (refused === mostRefused) throw new Outdated('console.outdated', { cause })
    await connected(isHere ? first : pause)
    try {
      return await styled(bring)
    } catch (fault) {
      cause = fault
    }
  }
}

const isServed = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Resolves when the browser says that it has a connection again, and after `most` ms anyway. */
function connected(most: number): Promise<void> {
  return new Promise(resolve => {
    const go = (): void => {
      clearTimeout(timer)
      removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, most)
    addEventListener('online', go)
  })
}

/** The addresses of style sheets that did not come: what the build puts before an `import()` asks for each only once. */
const missing = new Set<string>()

globalThis.document?.addEventListener('error', ({ target }) => noteSheet(target), true)

function noteSheet(target: EventTarget | null): void {
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target.href)
}

async function styled<T>(bring: () => Promise<T>): Promise<T> {
  await Promise.all([...missing].map(bringSheet))
  return bring()
}

function bringSheet(href: string): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, crossOrigin: '' })
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => {
      missing.delete(href)
      resolve()
    })
    link.addEventListener('error', () => {
      link.remove()
      reject(new Error(href))
    })
    document.head.append(link)
  })
}
