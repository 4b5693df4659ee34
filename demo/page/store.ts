import { useEffect, useState } from 'preact/hooks'
import type { Bubble, DeedAsked, PhoneEvent, PhoneState, Way } from '../phone/shown.ts'

export type Shown = PhoneState['places'][number]
type Stage = 'loading' | 'there' | 'broken'

/** Everything that the page knows, and how it stands with the demo. */
export type Phone = {
  stage: Stage
  isOnline: boolean
  /** The world is being made anew. */
  isEnding: boolean
  state: PhoneState | undefined
  /** Who of the brand is typing to whom: "seat person" → until when. */
  typing: ReadonlyMap<string, number>
  again: () => void
}

const typingMs = 6000
const keyOf = (seat: string, place: string, id: string) => `${seat} ${place} ${id}`

export function usePhone(): Phone {
  const [stage, setStage] = useState<Stage>('loading')
  const [isOnline, setOnline] = useState(true)
  const [isEnding, setEnding] = useState(false)
  const [state, setState] = useState<PhoneState>()
  const [typing, setTyping] = useState<ReadonlyMap<string, number>>(new Map())
  const [tries, setTries] = useState(0)

  useEffect(() => {
    const ending = new AbortController()
    const load = async () => {
      try {
        const answer = await fetch('/phone', { signal: ending.signal })
        if (!answer.ok) throw new Error(String(answer.status))
        setState((await answer.json()) as PhoneState)
        setStage('there')
      } catch {
        if (!ending.signal.aborted) setStage(before => (before === 'there' ? before : 'broken'))
      }
    }
    const hear = (event: PhoneEvent) => {
      if (event.kind === 'typing') {
        const key = `${event.seat} ${event.person}`
        setTyping(before => new Map(before).set(key, Date.now() + typingMs))
        setTimeout(
          () => setTyping(before => new Map([...before].filter(([, until]) => until > Date.now()))),
          typingMs + 50,
        )
        return
      }
      if (event.kind === 'ends') return setEnding(true)
      if (event.kind === 'mishaps') return setState(before => before && { ...before, mishaps: event.mishaps })
      if (event.kind === 'way') return setState(before => before && withWay(before, event.way))
      const { seat, place, bubble } = event
      if (bubble.by === 'brand')
        setTyping(before => new Map([...before].filter(([key]) => key !== `${seat} ${bubble.person}`)))
      setState(before => before && withBubble(before, seat, place, bubble))
    }
    const events = new EventSource('/events')
    // What changed while the line was down is asked for again.
    events.addEventListener('open', () => {
      setOnline(true)
      setEnding(false)
      void load()
    })
    events.addEventListener('error', () => {
      setOnline(false)
      setStage(before => (before === 'loading' ? 'broken' : before))
    })
    events.addEventListener('message', ({ data }) => hear(JSON.parse(String(data)) as PhoneEvent))
    return () => {
      ending.abort()
      events.close()
    }
  }, [tries])

  const again = () => {
    setStage('loading')
    setTries(before => before + 1)
  }
  return { stage, isOnline, isEnding, state, typing, again }
}

function withBubble(state: PhoneState, seat: string, place: string, bubble: Bubble): PhoneState {
  const key = keyOf(seat, place, bubble.id)
  const at = state.bubbles.findIndex(each => keyOf(each.seat, each.place, each.bubble.id) === key)
  const entry = { seat, place, bubble }
  return { ...state, bubbles: at < 0 ? [...state.bubbles, entry] : state.bubbles.with(at, entry) }
}

const withWay = (state: PhoneState, way: Way): PhoneState => ({
  ...state,
  ways: [
    ...state.ways.filter(each => each.seat !== way.seat || each.place !== way.place || each.person !== way.person),
    way,
  ],
})

/** A person does something. What went wrong, in words; undefined when all is well. */
export const perform = (asked: DeedAsked): Promise<string | undefined> => post('/deeds', asked)

/** What went wrong, in words; undefined when all is well. */
export async function post(path: string, asked: object): Promise<string | undefined> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    if (answer.ok) return undefined
    return ((await answer.json()) as { error: string }).error
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

export const fileAddress = (seat: string, ref: string): string => `/files/${seat}/${encodeURIComponent(ref)}`
