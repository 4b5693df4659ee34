import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import type { HousePart, Scene } from './scene.ts'

type Part = 'list' | 'talk' | 'many' | 'writing' | 'undo' | 'together' | 'presence' | 'load' | 'offer' | 'page'

type Stage = {
  /** The scene at this moment: never drawn from, only asked when something is done. */
  look: () => Scene
  put: <P extends Part>(part: P, what: Scene[P] | undefined) => void
  /** Tells when a part was put anew. Returns how to stop listening. */
  watch: (listener: () => void) => () => void
  ask: (name: string | undefined) => void
  /** What was asked by that name is gone. Browsers tell it a moment later: what has been asked since stays. */
  gone: (name: string) => void
}

const OnStage = createContext<Stage | undefined>(undefined)
/** `turn`: asked again, it is another one. */
type AskedNow = { name: string; turn: number }

const Asked = createContext<AskedNow | undefined>(undefined)

type StageProviderProps = { house: Omit<HousePart, 'ask'>; children: ReactNode }

/** Where the places on screen put what they can do, so that one list of actions serves keys, palette and menus. */
export function StageProvider({ house, children }: StageProviderProps) {
  const furnished = useRef(house)
  const [asking, setAsking] = useState<AskedNow>()
  useEffect(() => void (furnished.current = house))
  const [stage] = useState<Stage>(() => {
    let parts: Partial<Pick<Scene, Part>> = {}
    const listeners = new Set<() => void>()
    const ask: Stage['ask'] = name =>
      setAsking(now => (name === undefined ? undefined : { name, turn: (now?.turn ?? 0) + 1 }))
    const look = (): Scene => ({ ...furnished.current, ...parts, ask })
    const put: Stage['put'] = (part, what) => {
      parts = { ...parts }
      if (what) parts[part] = what
      else delete parts[part]
      for (const tell of listeners) tell()
    }
    const watch: Stage['watch'] = listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
    const gone: Stage['gone'] = name => setAsking(now => (now?.name === name ? undefined : now))
    return { look, put, watch, ask, gone }
  })
  return (
    <OnStage value={stage}>
      <Asked value={asking}>{children}</Asked>
    </OnStage>
  )
}

export function useStage(): Stage {
  const stage = use(OnStage)
  if (!stage) throw new Error('actions.no-stage')
  return stage
}

/** What is being asked, by its name: the palette, the keys, or the choices of an action. */
export const useAsked = (): string | undefined => use(Asked)?.name

/** Counts what is asked: whoever closes it and asks for it again in the same moment wants it open. */
export const useTurn = (): number | undefined => use(Asked)?.turn

/** Puts a part on the stage while the component is there; undefined takes it away. */
export function usePart<P extends Part>(part: P, what: Scene[P] | undefined): void {
  const { put } = useStage()
  useEffect(() => {
    put(part, what)
  })
  useEffect(() => () => put(part, undefined), [part, put])
}
