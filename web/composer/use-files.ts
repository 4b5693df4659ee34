import { useRef, useState } from 'react'
import type { ComposerFace, FileCard } from '#protocol'
import { newId, upload, useBrand } from '#web/api'
import { type Unfit, unfit } from '#web/limits'

/** A file on its way to the server, or one that cannot go. */
export type Coming = {
  key: string
  name: string
  size: number
  share: number
  unfit?: Unfit
  fault?: unknown
  file: File
}

type FilesProps = {
  rules: Pick<ComposerFace, 'media' | 'maxMedia'>
  already: number
  onFile: (card: FileCard) => void
}

/** Takes files into the message: checked against what the channel carries, sent with their progress, stoppable. */
export function useFiles({ rules, already, onFile }: FilesProps) {
  const { workspace } = useBrand()
  const [coming, setComing] = useState<Coming[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const change = (key: string, over: Partial<Coming>): void =>
    setComing(now => now.map(one => (one.key === key ? { ...one, ...over } : one)))
  const drop = (key: string): void => {
    stops.current.get(key)?.abort()
    stops.current.delete(key)
    setComing(now => now.filter(one => one.key !== key))
  }
  const start = async (one: Coming): Promise<void> => {
    const stop = new AbortController()
    stops.current.set(one.key, stop)
    try {
      const onProgress = (share: number): void => change(one.key, { share })
      onFile(await upload({ workspaceId: workspace.id, file: one.file, onProgress, signal: stop.signal }))
      drop(one.key)
    } catch (fault) {
      if (!stop.signal.aborted) change(one.key, { fault })
    }
  }
  const add = (files: readonly File[]): void => {
    const underWay = coming.filter(one => !one.unfit && !one.fault).length
    const fresh = files.map((file, at): Coming => {
      const why = unfit(file, rules, already + underWay + at)
      return { key: newId(), name: file.name, size: file.size, share: 0, file, ...(why && { unfit: why }) }
    })
    setComing(now => [...now, ...fresh])
    for (const one of fresh) if (!one.unfit) void start(one)
  }
  const again = (one: Coming): void => {
    change(one.key, { fault: undefined, share: 0 })
    void start(one)
  }
  return { coming, add, drop, again, isBusy: coming.some(one => !one.unfit && !one.fault) }
}
