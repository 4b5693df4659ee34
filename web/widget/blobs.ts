/** Files that wait to be sent, kept through reloads. A browser that keeps none of them still sends from this page. */
export type Blobs = {
  put(key: string, blob: Blob): Promise<void>
  get(key: string): Promise<Blob | undefined>
  drop(key: string): Promise<void>
}

const store = 'files'

export function openBlobs(name: string): Blobs {
  const memory = new Map<string, Blob>()
  let opened: Promise<IDBDatabase> | undefined
  const open = () => {
    const asked = indexedDB.open(name, 1)
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(store))
    return answerOf(asked)
  }
  const run = async <T>(
    mode: IDBTransactionMode,
    work: (files: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | undefined> => {
    try {
      opened ??= open()
      return await answerOf(work((await opened).transaction(store, mode).objectStore(store)))
    } catch {
      return undefined
    }
  }
  return {
    async put(key, blob) {
      memory.set(key, blob)
      await run('readwrite', files => files.put(blob, key))
    },
    get: async key => memory.get(key) ?? (await run<Blob | undefined>('readonly', files => files.get(key))),
    async drop(key) {
      memory.delete(key)
      await run('readwrite', files => files.delete(key))
    },
  }
}

const answerOf = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error ?? new Error('no storage')))
  })
